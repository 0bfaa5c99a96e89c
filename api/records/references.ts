import { sql } from 'kysely';

import type { FieldError } from '../../contract/errors.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { isRecordName, recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { tableOf } from './columns.ts';
import { within } from './reach.ts';
import type { Subject } from './rule.ts';
import { subjectIn } from './subjects.ts';

/** Whether records of a kind can point to other records: members apart, whom everybody in the tenant may name. */
export const hasReferences = (type: RecordType): boolean => pointersOf(type).length > 0;

const lostIn = ({ field }: Pointer): FieldError => ({ field, message: 'There is no such record' });

/**
 * The fields that point to a record that is not there, is deleted, or is none of the actor's business, all in the same words.
 * What pointed to it before may stay: what hangs on a record that was deleted later can still be changed.
 */
export async function lostReferences(
  tx: Tx,
  type: RecordType,
  record: Row,
  before: Row | null,
): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const pointer of pointersOf(type)) {
    const target = newTarget(pointer, record, before);
    if (!target) continue;
    const found = await lookFor(tx, target);
    if (!found) errors.push(lostIn(pointer));
    else if (found['convertedAt'])
      errors.push({
        field: pointer.field,
        message: 'This lead became a client; choose the client',
      });
  }
  return errors;
}

/** The fields that name a member whom the tenant does not have. */
export async function lostMembers(
  tx: Tx,
  type: RecordType,
  record: Row,
  before: Row | null,
): Promise<FieldError[]> {
  const named = memberPointersOf(type).flatMap((pointer) => {
    const target = newTarget(pointer, record, before);
    return target ? [{ pointer, id: target.id }] : [];
  });
  if (named.length === 0) return [];
  const members = await tx.sql
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', tx.actor.tenantId)
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .execute();
  const isKnown = (id: string) => members.some((member) => member.id === id);
  return named.flatMap(({ pointer, id }) => (isKnown(id) ? [] : [lostIn(pointer)]));
}

/** What a field points to that it did not point to before. */
function newTarget({ targetIn }: Pointer, record: Row, before: Row | null): Subject | null {
  const target = targetIn(record);
  return target?.id === targetIn(before ?? {})?.id ? null : target;
}

/** Locked as a foreign key locks it: what hangs on a record from now on is seen by whoever merges that one away. */
async function lookFor(tx: Tx, { type, id }: Subject): Promise<Row | null> {
  if (!isRecordName(type)) return null;
  const kind = recordType(type);
  const table = sql.table(tableOf(kind));
  const convertedAt = sql.raw(type === 'lead' ? 'converted_at' : 'null');
  const { rows } = await sql<Row>`
    select ${convertedAt} as "convertedAt" from ${table}
    where tenant_id = ${tx.actor.tenantId} and id = ${id} and deleted_at is null
      and ${within(tx.actor, kind, 'read')}
    for key share of ${table}
  `.execute(tx.sql);
  return rows[0] ?? null;
}

interface Pointer {
  field: string;
  targetIn(record: Row): Subject | null;
}

const pointersOf = (type: RecordType): Pointer[] =>
  Object.entries(type.fields).flatMap(([field, { kind, refersTo = [], computed }]): Pointer[] => {
    if (computed || !refersTo.some(isRecordName)) return [];
    if (kind === 'subject') return [{ field, targetIn: (record) => subjectIn(record[field]) }];
    return [pointerBy(field, refersTo)];
  });

const memberPointersOf = (type: RecordType): Pointer[] =>
  Object.entries(type.fields).flatMap(([field, { refersTo = [], computed }]) =>
    !computed && refersTo.includes('member') ? [pointerBy(field, refersTo)] : [],
  );

const pointerBy = (field: string, [type = '']: readonly string[]): Pointer => ({
  field,
  targetIn: ({ [field]: id }) => (typeof id === 'string' ? { type, id } : null),
});
