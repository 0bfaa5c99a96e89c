import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';

import { decimal } from '../../contract/custom-declaration.ts';
import type { FieldKind } from '../../contract/field.ts';
import { dateText, instantText, uuid } from '../../contract/values.ts';
import { invalid } from '../errors.ts';

/** Where a page ends: the sorted value of its last row, and that row's id. */
type Position = [value: string | number | boolean | null, id: string];

export interface Order {
  /** SQL of the sorted value. */
  by: string;
  /** What a sorted value is: a cursor that holds anything else is of somebody's making. */
  kind: FieldKind | 'decimal';
  descending: boolean;
  /** Never null: Postgres can then jump to the position through an index. */
  always: boolean;
}

/** Opaque to callers, so that what stands in it can change. */
export const writeCursor = (order: Order, position: Position): string =>
  Buffer.from(JSON.stringify([order.by, order.descending, ...position])).toString('base64url');

/** Reads a cursor back. Throws `invalid` for one of another order, or of somebody's making. */
export function readCursor(order: Order, cursor: string): Position {
  const refused = invalid('cursor', 'This cursor is of another list; start without one');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refused;
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw refused;
  const [by, descending, value, id]: unknown[] = parts;
  if (by !== order.by || descending !== order.descending || !v.is(uuid, id)) throw refused;
  if (value !== null && !fits(order.kind, value)) throw refused;
  if (order.kind === 'instant' && typeof value === 'string')
    return [new Date(value).toISOString(), id];
  // What fits is one of these.
  return [value as Position[0], id];
}

function fits(kind: Order['kind'], value: unknown): boolean {
  switch (kind) {
    case 'instant':
      return v.is(instantText, value);
    case 'date':
      return v.is(dateText, value);
    case 'number':
      return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
    case 'decimal':
      return v.is(decimal, value);
    case 'money':
      return Number.isSafeInteger(value);
    case 'checkbox':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

/** What comes after a position. Empty values stand last, whichever way the list is sorted. */
export function after(
  { by, descending, always }: Order,
  [value, id]: Position,
): RawBuilder<boolean> {
  const column = sql.raw(by);
  const beyond = sql.raw(descending ? '<' : '>');
  if (value === null) return sql<boolean>`(${column} is null and id ${beyond} ${id})`;
  if (always) return sql<boolean>`((${column}, id) ${beyond} (${value}, ${id}))`;
  return sql<boolean>`(${column} ${beyond} ${value} or (${column} = ${value} and id ${beyond} ${id}) or ${column} is null)`;
}

export function orderBy({ by, descending, always }: Order): RawBuilder<unknown> {
  const way = descending ? 'desc' : 'asc';
  return sql.raw(`${by} ${way}${always ? '' : ' nulls last'}, id ${way}`);
}
