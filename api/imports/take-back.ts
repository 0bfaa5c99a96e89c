import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import { declaredName, nested, valueIn } from '../../contract/custom-declaration.ts';
import type { RecordType } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { audit } from '../records/audit.ts';
import { changeRecord } from '../records/change.ts';
import { findRecord } from '../records/get.ts';
import { removeRecord } from '../records/remove.ts';
import { changeBatch, type Batch } from './batch.ts';
import { nextLines, type StoredLine } from './lines.ts';

type Undone = 'removed' | 'restored' | 'kept';

const linesAtOnce = 100;

/**
 * Undoes the next lines: what the import created is deleted, unless somebody worked on it or hung something on it since; what it
 * overwrote is given back, field by field, where it still says what the import wrote.
 */
export async function takeBackSome(tx: Tx, batch: Batch): Promise<void> {
  const lines = await nextLines(tx, batch, linesAtOnce);
  const last = lines.at(-1);
  if (!last) return endUndo(tx, batch);
  const undone = { ...batch.undone };
  for (const line of lines) {
    const result = await takeBack(tx, recordType(batch.type), line);
    if (result) undone[result] += 1;
  }
  await changeBatch(tx, batch.id, { position: last.line, undone });
}

async function takeBack(tx: Tx, type: RecordType, line: StoredLine): Promise<Undone | null> {
  // A line that was planned and never carried out has no version.
  if (!line.recordId || line.version === null) return null;
  try {
    return line.outcome === 'new'
      ? await removeUntouched(tx, type, line.recordId)
      : await giveBack(tx, type, line.recordId, line.changes ?? {});
  } catch (error) {
    // What the actor may not do any more is left as it is; nothing was written yet.
    if (error instanceof AppError) return 'kept';
    throw error;
  }
}

async function removeUntouched(tx: Tx, type: RecordType, id: string): Promise<Undone> {
  const record = await findRecord(tx, type, id);
  if (!record || record['version'] !== 1 || (await hasStory(tx, id))) return 'kept';
  await removeRecord(tx, type, id, null);
  return 'removed';
}

/** Whether its timeline tells of more than that it was created: a note, a call, a follow-up, a contact. */
async function hasStory({ sql: db, actor }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from activity where tenant_id = ${actor.tenantId} and about_id = ${id}
      and not (object_id = ${id} and verb = 'created') limit 1
  `.execute(db);
  return rows.length > 0;
}

async function giveBack(
  tx: Tx,
  type: RecordType,
  id: string,
  changes: NonNullable<StoredLine['changes']>,
): Promise<Undone> {
  const record = await findRecord(tx, type, id);
  if (!record) return 'kept';
  const old = Object.entries(changes).filter(
    ([name, [, after]]) =>
      !type.fields[declaredName(name)]?.computed &&
      isDeepStrictEqual(valueIn(record, name) ?? null, after),
  );
  const patch = nested(
    Object.fromEntries(
      old.map(([name, [before]]) => [name, before ?? type.fields[name]?.empty ?? null]),
    ),
  );
  if (old.length === 0) return 'kept';
  // What it had before needs no reason, whoever has taken it since.
  await changeRecord(tx, type, id, patch, { duplicateReason: 'An import was undone' });
  return 'restored';
}

async function endUndo(tx: Tx, batch: Batch): Promise<void> {
  await changeBatch(tx, batch.id, { state: 'undone' }, 'undone_at');
  const counted = Object.entries(batch.undone).map(([name, count]) => [name, [null, count]]);
  await audit(tx, {
    action: 'import.undone',
    recordType: 'import',
    recordId: batch.id,
    changes: {
      type: [null, batch.type],
      fileName: [null, batch.fileName],
      ...Object.fromEntries(counted),
    },
  });
}
