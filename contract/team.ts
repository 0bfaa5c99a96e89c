import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { instantText, uuid } from './values.ts';

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
