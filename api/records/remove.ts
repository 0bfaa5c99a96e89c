import { CompiledQuery } from 'kysely';

import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { replaceWords } from './change.ts';
import { claimKeys, claimsOf, giveUpKeys } from './claims.ts';
import { selectionOf, tableOf } from './columns.ts';
import { metMessage } from './duplicates.ts';
import { shown } from './field-rules.ts';
import { getRecord } from './get.ts';
import { tell } from './history.ts';
import { keysOf } from './keys.ts';
import { refuseMergedAway } from './merged-away.ts';
import { permitOn } from './permit.ts';
import { rulesOf } from './rules.ts';
import { wordsOf } from './words.ts';

/** Deletes a record so that it can be restored; its keys pass to those that wait for them, or are free from now on. */
export async function removeRecord(
  tx: Tx,
  type: RecordType,
  id: string,
  ifMatch: number | null,
): Promise<null> {
  const before = await getRecord(tx, type, id, 'for change');
  await permitOn(tx, type, id, 'delete');
  if (ifMatch !== null && ifMatch !== before['version'])
    throw new AppError(
      'stale',
      'Somebody changed this since you opened it; look at it before you delete it',
    );
  const removed = await mark(tx, type, id, 'now()');
  await giveUpKeys(tx, id);
  await replaceWords(tx, type, id, wordsOf(type, before), []);
  await tell(tx, type, removed, 'deleted', {});
  await rulesOf(type).settle?.(tx, removed);
  return null;
}

/**
 * Brings a deleted record back, and its keys with it. Throws `duplicate` when another record holds one of them by now, unless a
 * reason is given: then it waits for that one.
 */
export async function restoreRecord(
  tx: Tx,
  type: RecordType,
  id: string,
  { duplicateReason = null }: { duplicateReason?: string | null } = {},
): Promise<Row> {
  const before = await getRecord(tx, type, id, 'also deleted, for change');
  await permitOn(tx, type, id, 'delete');
  if (before['deletedAt'] === null) return shown(tx.actor, type, before);
  await refuseMergedAway(tx, type, id);
  const restored = await mark(tx, type, id, 'null').catch(metMessage(type, before));
  const keys = keysOf(type, restored, tx.actor.country);
  await claimKeys(tx, type, id, claimsOf(keys, duplicateReason));
  await replaceWords(tx, type, id, [], wordsOf(type, restored));
  await tell(tx, type, restored, 'restored', {}, duplicateReason);
  await rulesOf(type).settle?.(tx, restored);
  await rulesOf(type).lend?.(tx, restored, before);
  return shown(tx.actor, type, restored);
}

/** Deletes a record or brings it back, and nothing besides. */
export async function mark(
  { sql, actor }: Tx,
  type: RecordType,
  id: string,
  deletedAt: 'now()' | 'null',
): Promise<Row> {
  const text = `update ${tableOf(type)} set deleted_at = ${deletedAt}, version = version + 1, updated_at = now(), updated_by = $3
    where tenant_id = $1 and id = $2 returning ${selectionOf(type)}`;
  const { rows } = await sql.executeQuery<Row>(
    CompiledQuery.raw(text, [actor.tenantId, id, actor.memberId]),
  );
  const [row] = rows;
  if (!row) throw new Error('A row that was read cannot go away: nothing deletes rows');
  return row;
}
