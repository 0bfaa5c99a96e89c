import { sql } from 'kysely';

import type { FieldError } from '../../contract/errors.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { isRecordName, recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { tableOf } from './columns.ts';
import { within } from './reach.ts';
import type { Subject } from './rule.ts';
import { subjectIn } from './subjects.ts';

/** Whether records of a kind can point to other records: members apart, whom everybody in the tenant may name. */
export const hasReferences = (type: RecordType): boolean => pointersOf(type).length > 0;

/**
 * Refuses to point to a record that is not there, is deleted, or is none of the actor's business, all in the same words. What
 * pointed to it before may stay: what hangs on a record that was deleted later can still be changed.
 */
export async function checkReferences(
  tx: Tx,
  type: RecordType,
  record: Row,
  before: Row | null,
): Promise<void> {
  const errors: FieldError[] = [];
  for (const pointer of pointersOf(type)) {
    const target = pointer.targetIn(record);
    if (!target || target.id === pointer.targetIn(before ?? {})?.id) continue;
    if (!(await isThere(tx, target)))
      errors.push({ field: pointer.field, message: 'There is no such record' });
  }
  if (errors.length > 0)
    throw new AppError('invalid', 'There is no such record', { errors, pointsNowhere: true });
}

async function isThere(tx: Tx, { type, id }: Subject): Promise<boolean> {
  if (!isRecordName(type)) return false;
  const kind = recordType(type);
  const { rows } = await sql`
    select 1 from ${sql.table(tableOf(kind))}
    where tenant_id = ${tx.actor.tenantId} and id = ${id} and deleted_at is null
      and ${within(tx.actor, kind, 'read')}
  `.execute(tx.sql);
  return rows.length > 0;
}

interface Pointer {
  field: string;
  targetIn(record: Row): Subject | null;
}

const pointersOf = (type: RecordType): Pointer[] =>
  Object.entries(type.fields).flatMap(([field, { kind, refersTo = [], computed }]): Pointer[] => {
    if (computed || !refersTo.some(isRecordName)) return [];
    if (kind === 'subject') return [{ field, targetIn: (record) => subjectIn(record[field]) }];
    const [to = ''] = refersTo;
    const targetIn = ({ [field]: id }: Row) => (typeof id === 'string' ? { type: to, id } : null);
    return [{ field, targetIn }];
  });
