import { createHash } from 'node:crypto';

import type { CompiledQuery, QueryResult } from 'kysely';
import pg from 'pg';

import { patiently } from './away.ts';
import { onConnection } from './connect.ts';
import { sqlOver, type Sql } from './sql-over.ts';

/** Outside any tenant: sees the global tables, and not one row of a tenant's. */
export interface Db {
  global: Sql;
  pool: pg.Pool;
  close(): Promise<void>;
}

const { builtins } = pg.types;

/** The session's zone is UTC, so `2026-11-23 12:55:46.92+00` only has to be rewritten; anything else is read as a date. */
const isoTime = (value: string) =>
  value.length <= 26 && value.endsWith('+00')
    ? `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, -3).padEnd(3, '0')}Z`
    : new Date(value).toISOString();

const textList = 1009;
// The types of pg know the built-in kinds only one by one, not as lists.
const parseTextList: (value: string) => string[] = pg.types.getTypeParser(textList as never);

const parsers = new Map<number, (value: string) => unknown>([
  [builtins.TIMESTAMPTZ, isoTime],
  [builtins.DATE, (value) => value],
  // Money and counts: the contract holds them within what a double counts exactly.
  [builtins.INT8, Number],
  [textList, (value) => (value === '{}' ? [] : parseTextList(value))],
]);

export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};

interface PoolSettings {
  url: string;
  max?: number;
}

/** Opens a pool. With `pipeline`, statements sent one after the other travel without waiting for each other's answers. */
export function openDb({ url, max = 16 }: PoolSettings): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    pipeline: true,
    options: '-c TimeZone=UTC',
    application_name: 'pathsix',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that dies while idle is replaced by the next one asked for; without a listener it would end the process.
  pool.on('error', () => {});
  const global = sqlOver((query) => {
    const run = () => onConnection(pool, (client) => runOn(client, query));
    // Only what Kysely built as a select is known to be one: others may call functions that write.
    return query.query.kind === 'SelectQueryNode' ? patiently(run) : run();
  });
  return { global, pool, close: () => pool.end() };
}

/** Statements that recur are prepared once a connection; past this many texts the rest go unnamed. */
const mostPrepared = 400;
const prepared = new Map<string, string>();

/**
 * What a statement begins with that must be planned with its values in sight: one plan for any values would walk an index from
 * its end until it has met a page of rows, be they a tenth or a thousandth of the table.
 */
export const plannedAnew = '/* planned anew */ ';

/** The name a statement is prepared under, if it is. */
export function nameFor(text: string): string | undefined {
  if (text.startsWith(plannedAnew)) return undefined;
  const known = prepared.get(text);
  if (known || prepared.size >= mostPrepared) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  prepared.set(text, name);
  return name;
}

export async function runOn(
  client: pg.ClientBase,
  { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>,
): Promise<QueryResult<never>> {
  const name = nameFor(sql);
  const { rows, rowCount } = await client.query<never>({
    text: sql,
    values: [...parameters],
    ...(name && { name }),
  });
  return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
}
