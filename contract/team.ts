import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { instantText, uuid } from './values.ts';

const member = v.object({
  id: uuid,
  name: v.string(),
  email: v.string(),
  /** The key of a role: `rep`, `manager`, `admin`, or one of the tenant's own. */
  role: v.string(),
  roleName: v.string(),
  disabledAt: v.nullable(instantText),
});
export type Member = v.InferOutput<typeof member>;

export const listMembers = endpoint({
  id: 'members.list',
  method: 'GET',
  path: '/members',
  summary: 'The people of this tenant',
  access: 'member',
  input: v.strictObject({
    ...pageEntries,
    q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
    count: flag,
  }),
  output: pageOf(member),
});
