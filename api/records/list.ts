import { sql, type RawBuilder } from 'kysely';

import { customKey, valueIn } from '../../contract/custom-declaration.ts';
import type { ParsedListQuery } from '../../contract/list.ts';
import type { Action } from '../../contract/permissions.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import { scopeOf } from '../db/access.ts';
import { plannedAnew } from '../db/open.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { expressionOf, kindOf, selectionOf, tableOf } from './columns.ts';
import { typeOfQuery } from './custom-query.ts';
import { hiddenFields, refuseHidden } from './field-rules.ts';
import { conditionOf } from './filters.ts';
import { marksOf } from './marks.ts';
import { within } from './reach.ts';
import { matchOf } from './search.ts';

export interface Page {
  items: Row[];
  nextCursor: string | null;
  total?: number;
  marks?: string[];
}

const always = ['createdAt', 'updatedAt', 'dueBy', 'occurredAt'];

/**
 * One page of a type's records: filtered, searched, sorted, in keyset order; with the number of all of them if asked. Only what
 * the actor may do `also` on is in it, where more is meant than to read.
 */
export async function listRecords(
  tx: Tx,
  type: RecordType,
  query: ParsedListQuery,
  also: Action = 'read',
): Promise<Page> {
  const { limit, cursor, sort } = query;
  refuseHidden(tx.actor, type, [sort.field, ...query.filters.map(({ field }) => field)]);
  const asked = await typeOfQuery(tx, type, query);
  const order: Order = {
    by: expressionOf(asked, sort.field),
    kind: orderKind(asked, sort.field),
    descending: sort.descending,
    always: always.includes(sort.field),
  };
  const matching = [
    ...(await conditions(tx, asked, query)),
    ...(also === 'read' ? [] : [within(tx.actor, type, also)]),
  ];
  const here = cursor ? [...matching, after(order, readCursor(order, cursor))] : matching;
  const isWhole = scopeOf(tx.actor.access, type.name as RecordName, 'read') === 'all';
  const { rows } = await sql<Row>`${sql.raw(isWhole ? '' : plannedAnew)}
    select ${sql.raw(selectionOf(type, hiddenFields(tx.actor, type)))} from ${sql.raw(tableOf(type))}
    where ${sql.join(here, sql` and `)} order by ${orderBy(order)} limit ${limit + 1}
  `.execute(tx.sql);
  const items = rows.slice(0, limit);
  return {
    items,
    nextCursor: rows.length > limit ? cursorAfter(order, sort.field, items.at(-1)) : null,
    ...(query.count && { total: await countRows(tx, type, matching) }),
    ...(query.marks && { marks: await marksOf(tx, type, { order, matching, limit }) }),
  };
}

/** Numbers of the tenant's own fields have decimals. */
function orderKind(type: RecordType, field: string): Order['kind'] {
  const kind = kindOf(type, field);
  return kind === 'number' && customKey(field) !== null ? 'decimal' : kind;
}

async function conditions(tx: Tx, type: RecordType, { q, filters, deleted }: ParsedListQuery) {
  return [
    sql<boolean>`tenant_id = ${tx.actor.tenantId}`,
    within(tx.actor, type, 'read'),
    sql.raw<boolean>(`deleted_at is ${deleted ? 'not null' : 'null'}`),
    ...filters.map((filter) => conditionOf(tx, type, filter)),
    ...(q ? await matchOf(tx, type, q) : []),
  ];
}

async function countRows({ sql: db }: Tx, type: RecordType, matching: RawBuilder<boolean>[]) {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${sql.raw(tableOf(type))} where ${sql.join(matching, sql` and `)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

function cursorAfter(order: Order, field: string, last: Row | undefined): string | null {
  if (!last) return null;
  const value = valueIn(last, field);
  const sorted = typeof value === 'object' && value !== null ? Reflect.get(value, 'amount') : value;
  // A box of the tenant's own that nobody has ticked is sorted as what it means.
  const nothing = order.kind === 'checkbox' ? false : null;
  return writeCursor(order, [sorted ?? nothing, String(last['id'])]);
}
