import { isDeepStrictEqual } from 'node:util';

import { customIn, customName, valueIn } from '../../contract/custom-declaration.ts';
import { newId } from '../../contract/id.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { auditRow, type Changes } from './audit.ts';
import { rulesOf } from './rules.ts';

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
  for (const field of namesIn(type, before, after)) {
    const was = valueIn(before ?? {}, field) ?? null;
    const is = valueIn(after, field) ?? null;
    if (before === null ? !isEmpty(is) : !isSame(was, is)) changes[field] = [was, is];
  }
  return changes;
}

/** The names of a kind's fields, with each of the tenant's own that a record had or has in place of what holds them. */
const namesIn = ({ fields }: RecordType, before: Row | null, after: Row): string[] =>
  Object.keys(fields).flatMap((name) => {
    if (fields[name]?.kind !== 'values') return [name];
    const keys = new Set([...Object.keys(customIn(before ?? {})), ...Object.keys(customIn(after))]);
    return [...keys].map(customName);
  });

/** For the audit log: the changes, and why the record shares a value with another. */
export const withReason = (changes: Changes, duplicateReason: string | null): Changes =>
  duplicateReason ? { ...changes, duplicateReason: [null, duplicateReason] } : changes;

/** Writes down a change of a record, for its timeline and for the audit log, in the change's own transaction. */
export async function tell(
  tx: Tx,
  type: RecordType,
  record: Row,
  verb: 'changed' | 'deleted' | 'restored' | 'completed' | 'snoozed',
  changes: Changes,
  duplicateReason: string | null = null,
): Promise<void> {
  const { actor, now } = tx;
  const id = String(record['id']);
  const about = rulesOf(type).about?.(record) ?? { type: type.name, id };
  const details =
    verb === 'changed' ? { fields: Object.keys(changes), status: changes['status'] } : {};
  const action = `${type.name}.${verb}`;
  await tx.sql
    .with('told', (db) =>
      db.insertInto('activity').values({
        tenant_id: actor.tenantId,
        id: newId(now.getTime()),
        actor_id: actor.memberId,
        verb,
        object_type: type.name,
        object_id: id,
        object_name: type.title(record),
        about_type: about.type,
        about_id: about.id,
        details: JSON.stringify(details),
      }),
    )
    .insertInto('audit_event')
    .values(
      auditRow(tx, {
        action,
        recordType: type.name,
        recordId: id,
        changes: withReason(changes, duplicateReason),
      }),
    )
    .execute();
}
