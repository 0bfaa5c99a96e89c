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
  const query = CompiledQuery.raw(finding(type, which), [actor.tenantId, id]);
  const { rows } = await sql.executeQuery<Row>(query);
  return rows[0] ?? null;
}

const texts = new Map<string, string>();

/** The same string each time: to find a prepared statement by a new one, all of it is read again. */
function finding(type: RecordType, which: Which): string {
  const key = `${type.name} ${which}`;
  const known = texts.get(key);
  if (known) return known;
  const made = `select ${selectionOf(type)} from ${tableOf(type)} where tenant_id = $1 and id = $2${
    which.startsWith('also deleted') ? '' : ' and deleted_at is null'
  }${which.endsWith('for change') ? ' for no key update' : ''}`;
  texts.set(key, made);
  return made;
}

export async function getRecord(tx: Tx, type: RecordType, id: string, which?: Which): Promise<Row> {
  const found = await findRecord(tx, type, id, which);
  if (!found) throw notFound();
  return found;
}
