import { CompiledQuery } from 'kysely';

import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { selectionOf, tableOf } from './columns.ts';

type Which = 'alive' | 'also deleted' | 'for change' | 'also deleted, for change';

/** One record, or null when the tenant has none with this id. */
export async function findRecord(
  { sql, actor }: Tx,
  type: RecordType,
  id: string,
  which: Which = 'alive',
): Promise<Row | null> {
  const text = `select ${selectionOf(type)} from ${tableOf(type)} where tenant_id = $1 and id = $2${
    which.startsWith('also deleted') ? '' : ' and deleted_at is null'
  }${which.endsWith('for change') ? ' for no key update' : ''}`;
  const { rows } = await sql.executeQuery<Row>(CompiledQuery.raw(text, [actor.tenantId, id]));
  return rows[0] ?? null;
}

export async function getRecord(tx: Tx, type: RecordType, id: string, which?: Which): Promise<Row> {
  const found = await findRecord(tx, type, id, which);
  if (!found) throw notFound();
  return found;
}
