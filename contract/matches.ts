import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import { uuid } from './values.ts';

/** Why two records may be the same, most certain first; shown as it stands. */
export const reasons = [
  'same e-mail',
  'same phone',
  'same profile',
  'same website',
  'same name at the same company',
  'similar name at the same company',
  'same name',
  'same company name',
] as const;
export type Reason = (typeof reasons)[number];

const match = v.object({
  type: v.picklist(['lead', 'client', 'contact']),
  id: uuid,
  name: v.string(),
  company: v.nullable(v.string()),
  owner: v.nullable(v.string()),
  reasons: v.array(v.picklist(reasons)),
  /** Whether the asker may open it. */
  readable: v.boolean(),
});
export type Match = v.InferOutput<typeof match>;

const texts = v.optional(
  v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(2000))), v.maxLength(50)),
  [],
);

export const findMatches = endpoint({
  id: 'matches.find',
  method: 'POST',
  path: '/matches',
  summary: 'Leads, clients and contacts that may be the same, with the reasons',
  access: 'member',
  status: 200,
  input: v.strictObject({
    emails: texts,
    phones: texts,
    names: texts,
    companies: texts,
    website: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000))), null),
    profileUrls: texts,
    /** Country of the page, ISO 3166-1 alpha-2: how phone numbers without a prefix are read. */
    country: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))), null),
  }),
  output: v.object({ matches: v.array(match) }),
});
