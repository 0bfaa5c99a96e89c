import { rowsOf } from './database.ts';

/** What belongs to a company's records: the rows themselves, their keys and words, and what is lent. */
const tables =
  'lead client contact account project follow_up interaction note record_key search_word lent_record'.split(
    ' ',
  );

/**
 * Every stored row of a company's records as a text, in order. All of it but the version, which only ever counts on: whoever read
 * a record meanwhile must notice.
 */
export async function storedRows(tenantId: string): Promise<string[]> {
  const each = tables.map(
    (table) =>
      `select '${table}' as name, (to_jsonb(t) - 'version')::text as row from ${table} t where tenant_id = $1`,
  );
  const rows = await rowsOf<{ name: string; row: string }>(
    `select name, row from (${each.join(' union all ')}) stored order by name, row`,
    [tenantId],
  );
  return rows.map(({ name, row }) => `${name} ${row}`);
}
