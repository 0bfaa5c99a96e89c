import { sql } from 'kysely';

import type { Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { noSuchRecord } from '../errors.ts';
import { snake } from './columns.ts';
import type { Subject } from './rule.ts';

export const subjectIn = (value: unknown): Subject | null =>
  typeof value === 'object' && value !== null && 'type' in value && 'id' in value
    ? { type: String(value.type), id: String(value.id) }
    : null;

/** Refuses to hang something on a record that is not there, or is deleted. What hangs on one that was deleted later can still be changed. */
export async function aliveSubject(
  tx: Tx,
  field: string,
  record: Row,
  before: Row | null,
): Promise<void> {
  const subject = subjectIn(record[field]);
  if (!subject || subject.id === subjectIn(before?.[field])?.id) return;
  const { rows } = await sql`
    select 1 from ${sql.table(snake(subject.type))}
    where tenant_id = ${tx.actor.tenantId} and id = ${subject.id} and deleted_at is null
  `.execute(tx.sql);
  if (rows.length === 0) throw noSuchRecord(field);
}

const dated = ['lead', 'client'];

/**
 * Works out anew when a lead or client is to be followed up next. The record is locked first, so that of two who finish at
 * the same time the later one counts what the earlier one did.
 */
export async function touchNextFollowUp(tx: Tx, subject: Subject | null): Promise<void> {
  if (!subject || !dated.includes(subject.type)) return;
  await lock(tx, subject);
  await sql`
    update ${sql.table(subject.type)} set next_follow_up_at = (
      select min(coalesce(due_at, due_by - interval '1 millisecond')) from follow_up
      where tenant_id = ${tx.actor.tenantId} and subject_id = ${subject.id}
        and status in ('open', 'in_progress') and deleted_at is null
    ) where tenant_id = ${tx.actor.tenantId} and id = ${subject.id}
  `.execute(tx.sql);
}

/** Works out anew when a lead or client was last dealt with; planned and missed meetings do not count. */
export async function touchLastInteraction(tx: Tx, subject: Subject | null): Promise<void> {
  if (!subject || !dated.includes(subject.type)) return;
  await lock(tx, subject);
  await sql`
    update ${sql.table(subject.type)} set last_interaction_at = (
      select max(occurred_at) from interaction
      where tenant_id = ${tx.actor.tenantId} and subject_of_id = ${subject.id}
        and state = 'held' and deleted_at is null
    ) where tenant_id = ${tx.actor.tenantId} and id = ${subject.id}
  `.execute(tx.sql);
}

/** Lets pass who only points to the record: two who hang something on it at once would wait for each other for ever. */
const lock = (tx: Tx, { type, id }: Subject) =>
  sql`
    select 1 from ${sql.table(type)} where tenant_id = ${tx.actor.tenantId} and id = ${id} for no key update
  `.execute(tx.sql);
