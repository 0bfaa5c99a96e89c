import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { securityKinds } from './logs.ts';
import { instantText, uuid } from './values.ts';

const access = 'superadmin';
const word = v.pipe(v.string(), v.trim(), v.maxLength(200));
const listed = { ...pageEntries, count: flag };
const narrowing = {
  address: v.optional(word),
  /** A part of it, in either case. */
  path: v.optional(word),
  'at[gte]': v.optional(instantText),
  'at[lt]': v.optional(instantText),
};
const from = {
  address: v.nullable(v.string()),
  userAgent: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
};

const strangerEvent = v.object({
  id: uuid,
  at: instantText,
  kind: v.picklist(securityKinds),
  /** The superadmin it is about; null for a stranger. */
  superadmin: v.nullable(v.string()),
  /** What was entered at the sign-in. */
  email: v.nullable(v.string()),
  method: v.nullable(v.string()),
  /** The endpoint's path, and the one that was asked for. */
  route: v.nullable(v.string()),
  path: v.nullable(v.string()),
  status: v.nullable(v.number()),
  details: v.record(v.string(), v.unknown()),
  ...from,
});
export type StrangerEvent = v.InferOutput<typeof strangerEvent>;

const securityFilters = { kind: v.optional(v.picklist(securityKinds)), ...narrowing };

export const listStrangersSecurityLog = endpoint({
  id: 'strangersSecurityLog.list',
  method: 'GET',
  path: '/installation/security-log',
  summary: 'What belongs to no company: strangers, unknown accounts, superadmins; latest first',
  access,
  input: v.strictObject({ ...listed, ...securityFilters }),
  output: pageOf(strangerEvent),
});

export const exportStrangersSecurityLog = endpoint({
  id: 'strangersSecurityLog.export',
  method: 'GET',
  path: '/installation/security-log/export.csv',
  summary: 'What belongs to no company, as CSV',
  access,
  input: v.strictObject(securityFilters),
  output: v.string(),
  type: 'text/csv',
});

const sources = ['api', 'workspace'] as const;

const strangersLostRequest = v.object({
  id: uuid,
  at: instantText,
  source: v.picklist(sources),
  path: v.string(),
  ...from,
});
export type StrangersLostRequest = v.InferOutput<typeof strangersLostRequest>;

const notFoundFilters = { source: v.optional(v.picklist(sources)), ...narrowing };

export const listStrangersNotFoundLog = endpoint({
  id: 'strangersNotFoundLog.list',
  method: 'GET',
  path: '/installation/not-found-log',
  summary:
    'Addresses that are not there, asked for by whoever is in no company; latest first, kept for 90 days',
  access,
  input: v.strictObject({ ...listed, ...notFoundFilters }),
  output: pageOf(strangersLostRequest),
});

export const exportStrangersNotFoundLog = endpoint({
  id: 'strangersNotFoundLog.export',
  method: 'GET',
  path: '/installation/not-found-log/export.csv',
  summary: 'Addresses that are not there, asked for by whoever is in no company, as CSV',
  access,
  input: v.strictObject(notFoundFilters),
  output: v.string(),
  type: 'text/csv',
});
