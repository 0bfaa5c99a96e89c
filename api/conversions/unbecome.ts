import { sql } from 'kysely';

import type { RecordType, Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { replaceWords, writeFields } from '../records/change.ts';
import { tableOf } from '../records/columns.ts';
import { changesOf, tell } from '../records/history.ts';
import { hangsOn, linksTo } from '../records/links.ts';
import { mark } from '../records/remove.ts';
import { takenBack } from '../records/take-back.ts';
import { restamp } from '../records/undoable.ts';
import { wordsOf } from '../records/words.ts';
import type { Became } from './kept.ts';

interface Undone {
  current: Row;
  became: Became;
}

/**
 * A client or contact without the conversion: one that was there before as it was, with its later changes; one that the conversion
 * made is deleted, unless something else than `goners` hangs on it by now. Answers what of it goes on to claim keys; null for what is gone.
 */
export async function unbecome(
  tx: Tx,
  type: RecordType,
  { current, became: { before, after } }: Undone,
  goners: string[],
): Promise<Row | null> {
  const id = String(current['id']);
  if (current['deletedAt'] !== null) return null;
  if (before) {
    const record = { ...current, ...takenBack(type, current, { before, after }) };
    const changes = changesOf(type, current, record);
    if (Object.keys(changes).length === 0) return current;
    await writeFields(tx, type, id, record, Object.keys(changes));
    await restamp(tx, type, current, { before, after });
    await replaceWords(tx, type, id, wordsOf(type, current), wordsOf(type, record));
    await tell(tx, type, record, 'changed', changes);
    return record;
  }
  if (current['clientId'] !== after['clientId'] || (await isInUse(tx, type, id, goners)))
    return current;
  const removed = await mark(tx, type, id, 'now()');
  await replaceWords(tx, type, id, wordsOf(type, current), []);
  await tell(tx, type, removed, 'deleted', {});
  return null;
}

/** Whether anything hangs on a record that its conversion did not bring, or another one was merged into it. */
async function isInUse(tx: Tx, type: RecordType, id: string, goners: string[]): Promise<boolean> {
  const { tenantId } = tx.actor;
  const children = linksTo(type.name as RecordName)
    .filter(({ isComputed }) => !isComputed)
    .map(
      (link) => sql`
        select 1 from ${sql.table(tableOf(link.child))} where tenant_id = ${tenantId} and deleted_at is null
          and ${hangsOn(link, { type: type.name, id })} and id <> all(${goners}::uuid[])`,
    );
  const merged = sql`
    select 1 from merge where tenant_id = ${tenantId} and into_id = ${id} and undone_at is null`;
  const { rows } = await sql`
    ${sql.join([...children, merged], sql` union all `)} limit 1
  `.execute(tx.sql);
  return rows.length > 0;
}
