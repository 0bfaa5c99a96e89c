import type pg from 'pg';

import { rowsOf } from './database.ts';

/** What belongs to a company's records: the rows themselves, their keys and words, what is lent, and what is pinned. */
const tables =
  'lead client contact account project follow_up interaction note record_key search_word lent_record note_pin'.split(
    ' ',
  );

interface Stored extends Record<string, unknown> {
  name: string;
  row: string;
}

/**
 * Every stored row of a company's records as a text, in order. All of it but the version, which only ever counts on: whoever read
 * a record meanwhile must notice. Asked through a connection of the run's own database, or through the given one.
 */
export async function storedRows(tenantId: string, through?: pg.Client): Promise<string[]> {
  const each = tables.map(
    (table) =>
      `select '${table}' as name, (to_jsonb(t) - 'version')::text as row from ${table} t where tenant_id = $1`,
  );
  const text = `select name, row from (${each.join(' union all ')}) stored order by name, row`;
  const rows = through
    ? (await through.query<Stored>(text, [tenantId])).rows
    : await rowsOf<Stored>(text, [tenantId]);
  return rows.map(({ name, row }) => `${name} ${row}`);
}
