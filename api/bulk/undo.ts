import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import type { RecordType, Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { JournalRow } from '../db/schema.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, notFound } from '../errors.ts';
import { Unsettled } from '../http/serve.ts';
import { changeRecord } from '../records/change.ts';
import { getRecord } from '../records/get.ts';
import { restoreRecord } from '../records/remove.ts';
import { oldest } from './journal.ts';
import { withTags } from './tags.ts';

interface Outcome {
  restored: string[];
  kept: { id: string; why: string }[];
}

const changedSince = 'Changed again since';

/**
 * Takes a change of many records back: each field that still holds what it was given gets its old value, tags lose and get back
 * just what was added and taken away, and what was deleted returns. Everything is done with the rights that the actor has now.
 * A second time it answers that nothing is left to take back.
 */
export async function undo(tx: Tx, { id }: { id: string }): Promise<Outcome> {
  const change = await tx.sql
    .selectFrom('bulk_change')
    .selectAll()
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .where('created_by', '=', tx.actor.memberId)
    .where('created_at', '>=', oldest(tx))
    .forUpdate()
    .executeTakeFirst();
  if (!change) throw notFound();
  if (change.undone_at) throw new AppError('conflict', 'This was taken back already');
  const type = recordType(change.record_type);
  const outcome: Outcome = { restored: [], kept: [] };
  for (const row of change.rows) {
    const why = await tried(tx, () =>
      change.act === 'delete' ? bringBack(tx, type, row) : putBack(tx, type, row),
    );
    if (why === null) outcome.restored.push(row.id);
    else outcome.kept.push({ id: row.id, why });
  }
  await tx.sql
    .updateTable('bulk_change')
    .set({ undone_at: tx.now })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  return outcome;
}

/** Why one record stays as it is; null: it does not. What failed of it leaves no trace, and holds up none of the others. */
async function tried(tx: Tx, act: () => Promise<string | null>): Promise<string | null> {
  await sql`savepoint one_record`.execute(tx.sql);
  try {
    const why = await act();
    await sql`release savepoint one_record`.execute(tx.sql);
    return why;
  } catch (error) {
    await sql`rollback to savepoint one_record`.execute(tx.sql);
    return whyNot(tx, error);
  }
}

async function whyNot(tx: Tx, error: unknown): Promise<string> {
  if (error instanceof AppError) return error.message;
  if (!(error instanceof Unsettled)) throw error;
  try {
    await error.settle(tx);
  } catch (settled) {
    if (settled instanceof AppError) return settled.message;
    throw settled;
  }
  // What was in the way has gone by now: all of it starts over.
  throw error;
}

async function putBack(tx: Tx, type: RecordType, { id, changes }: JournalRow) {
  const now = await getRecord(tx, type, id, 'for change');
  const patch = Object.fromEntries(
    Object.entries(changes).flatMap(([field, [was, is]]) => {
      const value = field === 'tags' ? tagsBefore(now[field], was, is) : was;
      const isUntouched = field === 'tags' ? value !== null : isDeepStrictEqual(now[field], is);
      return isUntouched ? [[field, value]] : [];
    }),
  );
  if (Object.keys(patch).length === 0) return changedSince;
  await changeRecord(tx, type, id, patch);
  return null;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Tags without those that were added then, and with those that were taken away. */
function tagsBefore(now: unknown, was: unknown, is: unknown): string[] | null {
  const [before, after] = [texts(was), texts(is)];
  const added = after.filter((tag) => !before.includes(tag));
  const lost = before.filter((tag) => !after.includes(tag));
  const back = withTags(now, lost, added);
  // Where nothing else came in, in the order that they had.
  return back && isSameSet(back, before) ? before : back;
}

const isSameSet = (one: string[], other: string[]) =>
  isDeepStrictEqual(one.toSorted(), other.toSorted());

async function bringBack(tx: Tx, type: RecordType, { id, version }: JournalRow) {
  const now: Row = await getRecord(tx, type, id, 'also deleted, for change');
  if (now['deletedAt'] === null || now['version'] !== version) return changedSince;
  await restoreRecord(tx, type, id);
  return null;
}
