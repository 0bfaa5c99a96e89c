import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { rulesOf } from './rules.ts';

export type Changes = Record<string, [before: unknown, after: unknown]>;

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Whether two values are the same, in whatever order their parts were stored. */
const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(one ?? null, other ?? null);

/** Field by field what was and what is; a new record's empty fields are left out. */
export function changesOf(type: RecordType, before: Row | null, after: Row): Changes {
  const changes: Changes = {};
  for (const field of Object.keys(type.fields)) {
    const [was, is] = [before?.[field] ?? null, after[field] ?? null];
    if (before === null ? !isEmpty(is) : !isSame(was, is)) changes[field] = [was, is];
  }
  return changes;
}

/** For the audit log: the changes, and why the record shares a value with another. */
export const withReason = (changes: Changes, duplicateReason: string | null): Changes =>
  duplicateReason ? { ...changes, duplicateReason: [null, duplicateReason] } : changes;

/** Writes down a change of a record, for its timeline and for the audit log, in the change's own transaction. */
export async function tell(
  { sql: db, actor, origin, now }: Tx,
  type: RecordType,
  record: Row,
  verb: 'changed' | 'deleted' | 'restored' | 'completed' | 'snoozed',
  changes: Changes,
  duplicateReason: string | null = null,
): Promise<void> {
  const id = String(record['id']);
  const about = rulesOf(type).about?.(record) ?? { type: type.name, id };
  const at = now.getTime();
  const details =
    verb === 'changed' ? { fields: Object.keys(changes), status: changes['status'] } : {};
  await sql`
    with told as (
      insert into activity (tenant_id, id, actor_id, verb, object_type, object_id, object_name, about_type, about_id, details)
      values (${actor.tenantId}, ${newId(at)}, ${actor.memberId}, ${verb}, ${type.name}, ${id}, ${type.title(record)},
        ${about.type}, ${about.id}, ${JSON.stringify(details)})
    )
    insert into audit_event (tenant_id, id, actor_type, actor_id, action, record_type, record_id, changes, address, user_agent, request_id)
    values (${actor.tenantId}, ${newId(at)}, ${actor.role === 'form' ? 'form' : 'member'}, ${actor.memberId},
      ${`${type.name}.${verb}`}, ${type.name}, ${id}, ${JSON.stringify(withReason(changes, duplicateReason))},
      ${origin.address}, ${origin.userAgent}, ${origin.requestId})
  `.execute(db);
}
