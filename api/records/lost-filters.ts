import { sql } from 'kysely';

import { customKey } from '../../contract/custom-declaration.ts';
import type { Field } from '../../contract/field.ts';
import type { ParsedListQuery } from '../../contract/list.ts';
import { stampFields, type RecordType } from '../../contract/record.ts';
import { isRecordName, recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { kindOf, tableOf } from './columns.ts';

/** An id that a list was filtered by, and the tables where it may stand. */
interface Asked {
  field: string;
  tables: string[];
  id: string;
}

/**
 * The fields of a list's query that name what the tenant does not have: an id of nobody, or of another tenant. The list is
 * empty of it either way. What is deleted, or out of the actor's reach, is there.
 */
export async function lostFilters(
  { sql: db, actor }: Tx,
  type: RecordType,
  { filters }: ParsedListQuery,
): Promise<string[]> {
  const asked = filters.flatMap(({ field, values }) => {
    const tables = tablesOf(type, field);
    return tables.length === 0 ? [] : values.flatMap((value) => askedBy(field, tables, value));
  });
  if (asked.length === 0) return [];
  const ids = asked.map(({ id }) => id);
  const tables = [...new Set(asked.flatMap((one) => one.tables))];
  const { rows } = await sql<{ place: string; id: string }>`
    ${sql.join(
      tables.map(
        (table) => sql`select ${sql.lit(table)} as place, id from ${sql.table(table)}
          where tenant_id = ${actor.tenantId} and id = any(${ids}::uuid[])`,
      ),
      sql` union all `,
    )}`.execute(db);
  const isThere = (one: Asked) =>
    rows.some(({ place, id }) => id === one.id && one.tables.includes(place));
  return [...new Set(asked.filter((one) => !isThere(one)).map(({ field }) => field))];
}

/** Where a field's ids stand; nowhere for a field that holds none. */
function tablesOf(type: RecordType, field: string): string[] {
  if (customKey(field) !== null) return [];
  const kind = kindOf(type, field);
  if (kind !== 'reference' && kind !== 'subject') return [];
  if (field === 'id') return [tableOf(type)];
  const fields: Record<string, Partial<Field>> = { ...stampFields, ...type.fields };
  return (fields[field]?.refersTo ?? []).map((name) =>
    isRecordName(name) ? tableOf(recordType(name)) : name,
  );
}

/** Neither "is empty" nor oneself is anybody's id; a subject is written with its kind or without. */
function askedBy(field: string, tables: string[], value: string): Asked[] {
  if (value === '' || value === 'me') return [];
  const [id = '', name] = value.split(':').toReversed();
  const table = name !== undefined && isRecordName(name) ? tableOf(recordType(name)) : null;
  return [{ field, tables: table ? [table] : tables, id: id.toLowerCase() }];
}
