import { sql, type RawBuilder } from 'kysely';

import { customName } from '../../contract/custom-declaration.ts';
import type { FieldKind } from '../../contract/field.ts';
import type { Filter } from '../../contract/filters.ts';
import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { expressionOf, kindOf, tableOf } from './columns.ts';
import { customWord, wordsOfKey } from './custom-words.ts';

interface Asked extends Pick<Filter, 'values'> {
  key: string;
  op: 'in' | keyof typeof operators;
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * The SQL of a condition on one of the tenant's own fields. The index of words finds the records: under row level security no
 * index on JSON is used, as its operators might tell what they see. The value itself is compared as well, because words are cut.
 */
export function customCondition(
  tx: Tx,
  type: RecordType,
  { key, op, values }: Asked,
): RawBuilder<boolean> {
  const name = customName(key);
  const kind = kindOf(type, name);
  const value = sql.raw(expressionOf(type, name));
  if (values.length === 1 && values[0] === '')
    return kind === 'checkbox' ? sql`not ${value}` : sql`(${value} is null)`;
  // A box that nobody has ticked has no word.
  if (kind === 'checkbox') return sql`(${value} = any(${values}::boolean[]))`;
  const cast = sql.raw(kind === 'number' ? 'numeric' : 'text');
  if (op === 'in') {
    const words = values.map((one) => customWord(key, typed(kind, one)));
    return sql`(${among(tx, type, sql`word = any(${words})`)} and ${value} = any(${values}::${cast}[]))`;
  }
  const [first = ''] = values;
  const [from, to] = wordsOfKey(key);
  const word = customWord(key, typed(kind, first));
  const range =
    op === 'lt' || op === 'lte'
      ? sql`word >= ${from} and word <= ${word}`
      : sql`word >= ${word} and word < ${to}`;
  return sql`(${among(tx, type, range)} and ${value} ${sql.raw(operators[op])} ${first}::${cast})`;
}

const typed = (kind: FieldKind, value: string) => (kind === 'number' ? Number(value) : value);

const among = ({ actor }: Tx, type: RecordType, words: RawBuilder<unknown>) =>
  sql<boolean>`${sql.table(tableOf(type))}.id in (
    select record_id from search_word where tenant_id = ${actor.tenantId} and record_type = ${type.name}
      and ${words} and field = 'custom')`;
