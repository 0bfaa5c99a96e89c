import { sql, type RawBuilder } from 'kysely';

import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Sql } from '../db/sql-over.ts';

type Condition = RawBuilder<unknown>;

export interface Place {
  limit: number;
  cursor?: string | undefined;
  count?: boolean;
}

/** A table, and what to read of each of its rows. */
interface Log<Row> {
  table: string;
  columns: RawBuilder<Row>;
}

const latestFirst: Order = { by: 'at', kind: 'instant', descending: true, always: true };

/** A page of a log, latest first. */
export async function readPage<Row extends { id: string; at: string }>(
  db: Sql,
  { table, columns }: Log<Row>,
  conditions: Condition[],
  { limit, cursor, count = false }: Place,
): Promise<{ items: Row[]; nextCursor: string | null; total?: number }> {
  const here = cursor
    ? [...conditions, after(latestFirst, readCursor(latestFirst, cursor))]
    : conditions;
  const { rows } = await sql<Row>`
    select ${columns} from ${sql.table(table)}
    where ${sql.join(here, sql` and `)} order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > limit ? writeCursor(latestFirst, [last.at, last.id]) : null,
    ...(count && { total: await countRows(db, table, conditions) }),
  };
}

async function countRows(db: Sql, table: string, conditions: Condition[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

interface Between {
  'at[gte]'?: string | undefined;
  'at[lt]'?: string | undefined;
}

/** The tenant's rows of a span of time with these values; what is undefined is not asked for. */
export const matching = (
  tenantId: string,
  values: Record<string, string | undefined>,
  between: Between,
): Condition[] => [sql`tenant_id = ${tenantId}`, ...narrowedTo(values, between)];

/** Rows of a span of time with these values, whosever they are. */
export function narrowedTo(
  values: Record<string, string | undefined>,
  { 'at[gte]': from, 'at[lt]': until }: Between,
): Condition[] {
  return [
    ...Object.entries(values).flatMap(([column, value]) =>
      value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`],
    ),
    ...(from === undefined ? [] : [sql`at >= ${from}`]),
    ...(until === undefined ? [] : [sql`at < ${until}`]),
  ];
}

/** The name of the member in a column. */
export const memberName = (table: string, column: string) =>
  `(select m.name from member m where m.tenant_id = ${table}.tenant_id and m.id = ${table}.${column})`;

export const fromColumns = `address, user_agent as "userAgent", request_id as "requestId"`;
