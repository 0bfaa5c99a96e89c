import { sql } from 'kysely';

import { declaredName } from '../../contract/custom-declaration.ts';
import type { Parsed } from '../../contract/endpoint.ts';
import type { AuditEvent, exportAuditLog } from '../../contract/logs.ts';
import { isRecordName, recordType as typeOf } from '../../contract/records/index.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { fromColumns, matching, memberName, readPage, type Place } from './page.ts';

/** By whose grant it was done. */
const superadminName = `(select a.superadmin_name from access_grant a
  where a.tenant_id = audit_event.tenant_id and a.id = audit_event.on_behalf_of)`;

const log = {
  table: 'audit_event',
  columns: sql.raw<AuditEvent>(
    `id, at, actor_type as "actorType", actor_id as "actorId", coalesce(${memberName('audit_event', 'actor_id')}, ${superadminName}) as actor,
    on_behalf_of as "onBehalfOf", action, result, record_type as "recordType", record_id as "recordId", changes, ${fromColumns}`,
  ),
};

/** Who changed what, latest first; of fields that are hidden from the reader's role not even that they changed. */
export async function readAuditLog(
  { sql: db, actor }: Tx,
  input: Parsed<typeof exportAuditLog>,
  place: Place,
) {
  const { recordType, recordId, actorId, action, result } = input;
  const values = {
    record_type: recordType,
    record_id: recordId,
    actor_id: actorId,
    action,
    result,
  };
  const page = await readPage(db, log, matching(actor.tenantId, values, input), place);
  const items = page.items.map((event) => ({ ...event, changes: shownChanges(actor, event) }));
  return { ...page, items };
}

function shownChanges(actor: Actor, { recordType, changes }: AuditEvent): AuditEvent['changes'] {
  if (!recordType || !isRecordName(recordType)) return changes;
  const hidden = hiddenFields(actor, typeOf(recordType));
  return Object.fromEntries(
    Object.entries(changes).filter(([field]) => !hidden.includes(declaredName(field))),
  );
}

export const auditColumns: Record<string, (event: AuditEvent) => unknown> = {
  at: ({ at }) => at,
  actor: ({ actor }) => actor,
  actorType: ({ actorType }) => actorType,
  actorId: ({ actorId }) => actorId,
  onBehalfOf: ({ onBehalfOf }) => onBehalfOf,
  action: ({ action }) => action,
  result: ({ result }) => result,
  recordType: ({ recordType }) => recordType,
  recordId: ({ recordId }) => recordId,
  changes: ({ changes }) => changes,
  address: ({ address }) => address,
  userAgent: ({ userAgent }) => userAgent,
  requestId: ({ requestId }) => requestId,
  id: ({ id }) => id,
};
