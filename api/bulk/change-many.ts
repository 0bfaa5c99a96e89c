import type { BulkInput } from '../../contract/bulk.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { isRecordName, type RecordName } from '../../contract/records/index.ts';
import type { JournalRow } from '../db/schema.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { changeRecord } from '../records/change.ts';
import { getRecord } from '../records/get.ts';
import { changesOf } from '../records/history.ts';
import { permit } from '../records/permit.ts';
import { lostMembers } from '../records/references.ts';
import { removeRecord } from '../records/remove.ts';
import { foundOf } from './found.ts';
import { journal } from './journal.ts';
import { withTags } from './tags.ts';

interface Outcome {
  id: string | null;
  changed: string[];
  unchanged: number;
  refused: { id: string; why: string }[];
}

/**
 * Changes or deletes many records in one transaction, each like one alone: with its right, its rules, its activity and its
 * audit row. What is refused of one holds up none of the others. Throws `forbidden` where the role reaches none of them.
 */
export async function changeMany(tx: Tx, type: RecordType, wanted: BulkInput): Promise<Outcome> {
  permit(tx, type, wanted.delete ? 'delete' : 'change');
  await refuseLostMembers(tx, type, wanted.change ?? {});
  const rows = await foundOf(tx, type, wanted.ids);
  const done: JournalRow[] = [];
  const refused: (Outcome['refused'][number] & { error: AppError })[] = [];
  let unchanged = 0;
  // In one order, so that two who change the same records wait for each other and never both for ever.
  for (const id of rows.map((row) => row.id).toSorted())
    try {
      const told = await (wanted.delete ? removed(tx, type, id) : changed(tx, type, id, wanted));
      if (told) done.push(told);
      else unchanged++;
    } catch (error) {
      // A record says no before anything is written, so that the transaction is still good.
      if (!(error instanceof AppError)) throw error;
      refused.push({ id, why: error.message, error });
    }
  const [first] = refused;
  if (first && refused.length === wanted.ids.length && first.error.code === 'forbidden')
    throw first.error;
  return {
    id: done.length > 0 ? await journal(tx, nameOf(type), wanted.delete === true, done) : null,
    changed: done.map(({ id }) => id),
    unchanged,
    refused: refused.map(({ id, why }) => ({ id, why })),
  };
}

function nameOf({ name }: RecordType): RecordName {
  if (!isRecordName(name)) throw new Error(`${name} is no kind of record`);
  return name;
}

async function refuseLostMembers(tx: Tx, type: RecordType, change: Row): Promise<void> {
  const lost = await lostMembers(tx, type, change, null);
  const [first] = lost;
  if (!first) return;
  const errors = lost.map(({ field, message }) => ({ field: `change.${field}`, message }));
  throw new AppError('invalid', first.message, { errors, pointsNowhere: true });
}

async function changed(
  tx: Tx,
  type: RecordType,
  id: string,
  { change, addTags = [], removeTags = [] }: BulkInput,
): Promise<JournalRow | null> {
  const before = await getRecord(tx, type, id, 'for change');
  const tags = withTags(before['tags'], addTags, removeTags);
  const patch = { ...change, ...(tags && { tags }) };
  await changeRecord(tx, type, id, patch);
  // As it is stored, also where the actor sees less of it; only what was asked for is ever taken back.
  const after = await getRecord(tx, type, id);
  const asked = Object.entries(changesOf(type, before, after)).filter(([field]) => field in patch);
  if (asked.length === 0) return null;
  return { id, version: Number(after['version']), changes: Object.fromEntries(asked) };
}

async function removed(tx: Tx, type: RecordType, id: string): Promise<JournalRow> {
  await removeRecord(tx, type, id, null);
  const { version } = await getRecord(tx, type, id, 'also deleted');
  return { id, version: Number(version), changes: {} };
}
