import { CompiledQuery } from 'kysely';

import type { Tx } from './tenant.ts';

/** Sends one statement with its parameters. */
export type Run = (text: string, values: unknown[]) => Promise<unknown>;

/** Statements inside a tenant's transaction. */
export const runIn =
  ({ sql }: Pick<Tx, 'sql'>): Run =>
  (text, values) =>
    sql.executeQuery(CompiledQuery.raw(text, values));

/** One column of many rows, and how a row's value gets into it. */
export interface Column<R> {
  name: string;
  type: string;
  from: (row: R) => unknown;
}

/** Inserts rows of one table in one statement: a column travels as an array, so their number is not limited. */
export async function insertRows<R>(
  run: Run,
  table: string,
  tenantId: string,
  columns: Column<R>[],
  rows: R[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  // An array of arrays would come apart into its single values, so lists travel as text.
  const given = columns.map(({ type }, at) => `$${at + 2}::${isList(type) ? 'text' : type}[]`);
  const taken = columns.map(({ name, type }) =>
    isList(type) ? `"${name}"::${type}` : `"${name}"`,
  );
  await run(
    `insert into ${table} (tenant_id, ${names})
     select $1::uuid, ${taken.join(', ')} from unnest(${given.join(', ')}) as given (${names})`,
    [tenantId, ...columns.map(({ from }) => arrayText(rows.map(from)))],
  );
}

const isList = (type: string) => type.endsWith('[]');

/** An array as Postgres reads it (8.15.6, Array Input and Output Syntax); a list inside it becomes one text. */
export const arrayText = (values: unknown[]): string => `{${values.map(elementText).join(',')}}`;

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  const text = Array.isArray(value) ? arrayText(value) : value;
  if (typeof text !== 'string') throw new Error('A column holds texts, numbers, yes or no');
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
}
