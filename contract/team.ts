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

const auditEvent = v.object({
  id: uuid,
  at: instantText,
  actor: v.nullable(v.string()),
  action: v.string(),
  recordType: v.nullable(v.string()),
  recordId: v.nullable(uuid),
  changes: v.record(v.string(), v.tuple([v.unknown(), v.unknown()])),
  address: v.nullable(v.string()),
  userAgent: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
});

export const listAuditLog = endpoint({
  id: 'auditLog.list',
  method: 'GET',
  path: '/audit-log',
  summary: 'Who changed what, latest first',
  access: 'member',
  needs: ['auditLog', 'read'],
  input: v.strictObject({
    ...pageEntries,
    recordType: v.optional(v.pipe(v.string(), v.maxLength(40))),
    recordId: v.optional(uuid),
    actorId: v.optional(uuid),
  }),
  output: pageOf(auditEvent),
});
