import { sql } from 'kysely';

import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { selectionOf, tableOf } from './columns.ts';
import { hiddenFields } from './field-rules.ts';
import { within } from './reach.ts';

type Which = 'alive' | 'also deleted' | 'for change' | 'also deleted, for change';

/** One record, whole, or null when there is none with this id that the actor may read. For the server's own use. */
export const findRecord = (
  tx: Tx,
  type: RecordType,
  id: string,
  which: Which = 'alive',
): Promise<Row | null> => find(tx, type, id, which, []);

/** As `findRecord`, without what is hidden from the actor's role: what an answer may hold. */
export const findShown = (
  tx: Tx,
  type: RecordType,
  id: string,
  which: Which = 'alive',
): Promise<Row | null> => find(tx, type, id, which, hiddenFields(tx.actor, type));

async function find(
  { sql: db, actor }: Tx,
  type: RecordType,
  id: string,
  which: Which,
  hidden: string[],
): Promise<Row | null> {
  const alive = sql.raw(which.startsWith('also deleted') ? '' : ' and deleted_at is null');
  const lock = sql.raw(which.endsWith('for change') ? ' for no key update' : '');
  const { rows } = await sql<Row>`
    select ${sql.raw(selectionOf(type, hidden))} from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and id = ${id}${alive} and ${within(actor, type, 'read')}${lock}
  `.execute(db);
  return rows[0] ?? null;
}

/** As `findRecord`. Throws `not_found`. */
export async function getRecord(tx: Tx, type: RecordType, id: string, which?: Which): Promise<Row> {
  const found = await findRecord(tx, type, id, which);
  if (!found) throw notFound();
  return found;
}

/** As `findShown`. Throws `not_found`. */
export async function getShown(tx: Tx, type: RecordType, id: string): Promise<Row> {
  const found = await findShown(tx, type, id);
  if (!found) throw notFound();
  return found;
}
