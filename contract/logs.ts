import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { instantText, uuid } from './values.ts';

/** What the security log tells of. */
export const securityKinds = [
  'sign_in_failed',
  'signed_in_new_device',
  /** Not signed in, or not allowed. */
  'denied',
  /** Asked for a record that is not there, or is somebody else's: the log cannot tell either. */
  'unknown_record',
  /** Pointed to such a record. */
  'unknown_reference',
  'exported',
  'role_changed',
  'member_invited',
  'member_disabled',
  'member_enabled',
  'member_removed',
  'password_changed',
  'email_changed',
  'totp_enabled',
  'totp_disabled',
  'extension_paired',
  /** A superadmin may look into the company; looks into it; may no longer. */
  'grant_opened',
  'grant_entered',
  'grant_ended',
  'tenant_suspended',
  'tenant_resumed',
] as const;
export type SecurityKind = (typeof securityKinds)[number];

/** What was refused: each of these answers has exactly one row. */
export const denials = [
  'sign_in_failed',
  'denied',
  'unknown_record',
  'unknown_reference',
] as const satisfies readonly SecurityKind[];

/** `denied`: somebody tried and was not let. */
export const auditResults = ['ok', 'denied'] as const;

const word = v.pipe(v.string(), v.trim(), v.maxLength(200));
const between = { 'at[gte]': v.optional(instantText), 'at[lt]': v.optional(instantText) };
const listed = { ...pageEntries, count: flag };
const access = 'member';

const from = {
  address: v.nullable(v.string()),
  userAgent: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
};

const auditEvent = v.object({
  id: uuid,
  at: instantText,
  actorType: v.string(),
  actorId: v.nullable(uuid),
  actor: v.nullable(v.string()),
  /** The grant by which a superadmin acted. */
  onBehalfOf: v.nullable(uuid),
  action: v.string(),
  result: v.picklist(auditResults),
  recordType: v.nullable(v.string()),
  recordId: v.nullable(uuid),
  changes: v.record(v.string(), v.tuple([v.unknown(), v.unknown()])),
  ...from,
});
export type AuditEvent = v.InferOutput<typeof auditEvent>;

const auditFilters = {
  recordType: v.optional(word),
  recordId: v.optional(uuid),
  actorId: v.optional(uuid),
  action: v.optional(word),
  result: v.optional(v.picklist(auditResults)),
  ...between,
};

export const listAuditLog = endpoint({
  id: 'auditLog.list',
  method: 'GET',
  path: '/audit-log',
  summary: 'Who changed what, latest first',
  access,
  needs: ['auditLog', 'read'],
  input: v.strictObject({ ...listed, ...auditFilters }),
  output: pageOf(auditEvent),
});

export const exportAuditLog = endpoint({
  id: 'auditLog.export',
  method: 'GET',
  path: '/audit-log/export.csv',
  summary: 'Who changed what, as CSV',
  access,
  needs: ['auditLog', 'read'],
  input: v.strictObject(auditFilters),
  output: v.string(),
  type: 'text/csv',
});

const securityEvent = v.object({
  id: uuid,
  at: instantText,
  kind: v.picklist(securityKinds),
  memberId: v.nullable(uuid),
  member: v.nullable(v.string()),
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
export type SecurityEvent = v.InferOutput<typeof securityEvent>;

const securityFilters = {
  kind: v.optional(v.picklist(securityKinds)),
  memberId: v.optional(uuid),
  address: v.optional(word),
  ...between,
};

export const listSecurityLog = endpoint({
  id: 'securityLog.list',
  method: 'GET',
  path: '/security-log',
  summary: 'Sign-ins, refusals and exports, latest first',
  access,
  needs: ['securityLog', 'read'],
  input: v.strictObject({ ...listed, ...securityFilters }),
  output: pageOf(securityEvent),
});

export const exportSecurityLog = endpoint({
  id: 'securityLog.export',
  method: 'GET',
  path: '/security-log/export.csv',
  summary: 'Sign-ins, refusals and exports, as CSV',
  access,
  needs: ['securityLog', 'read'],
  input: v.strictObject(securityFilters),
  output: v.string(),
  type: 'text/csv',
});

const sources = ['api', 'workspace'] as const;

const lostRequest = v.object({
  id: uuid,
  at: instantText,
  source: v.picklist(sources),
  path: v.string(),
  memberId: v.nullable(uuid),
  member: v.nullable(v.string()),
  ...from,
});
export type LostRequest = v.InferOutput<typeof lostRequest>;

const notFoundFilters = {
  source: v.optional(v.picklist(sources)),
  memberId: v.optional(uuid),
  address: v.optional(word),
  ...between,
};

export const listNotFoundLog = endpoint({
  id: 'notFoundLog.list',
  method: 'GET',
  path: '/not-found-log',
  summary: 'Addresses that led members nowhere, latest first; kept for 90 days',
  access,
  needs: ['securityLog', 'read'],
  input: v.strictObject({ ...listed, ...notFoundFilters }),
  output: pageOf(lostRequest),
});

export const exportNotFoundLog = endpoint({
  id: 'notFoundLog.export',
  method: 'GET',
  path: '/not-found-log/export.csv',
  summary: 'Addresses that led members nowhere, as CSV',
  access,
  needs: ['securityLog', 'read'],
  input: v.strictObject(notFoundFilters),
  output: v.string(),
  type: 'text/csv',
});

export const reportNotFound = endpoint({
  id: 'notFound.report',
  method: 'POST',
  path: '/not-found',
  summary: 'Tell that an address of the workspace leads nowhere',
  access: 'anyone',
  input: v.strictObject({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(12_000)) }),
  output: v.null(),
  status: 204,
});
