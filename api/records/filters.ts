import { sql, type RawBuilder } from 'kysely';

import { customKey } from '../../contract/custom-declaration.ts';
import { spans, type Filter } from '../../contract/filters.ts';
import type { RecordType } from '../../contract/record.ts';
import { localDate, startOfDay } from '../../contract/time.ts';
import type { Tx } from '../db/tenant.ts';
import { expressionOf, kindOf } from './columns.ts';
import { customCondition } from './custom-filters.ts';
import { daysOf } from './spans.ts';

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const casts: Record<string, string> = {
  reference: 'uuid',
  subject: 'uuid',
  date: 'date',
  instant: 'timestamptz',
  number: 'integer',
  money: 'bigint',
  checkbox: 'boolean',
};
const lists = ['emails', 'phones', 'urls', 'tags'];

/** The SQL of one condition; its values travel as parameters. */
export function conditionOf(
  tx: Tx,
  type: RecordType,
  { field, op, values }: Filter,
): RawBuilder<boolean> {
  const kind = kindOf(type, field);
  const key = customKey(field);
  if (key !== null) return conditionOfOwn(tx, type, key, { field, op, values });
  const expression = sql.raw(expressionOf(type, field));
  const isList = lists.includes(kind);
  if (op === 'contains') return containing(expression, isList, values[0] ?? '');
  if (op === 'within') return during(tx, expression, kind, values[0] ?? '');
  const nothing = isList
    ? sql<boolean>`(${expression} = '{}')`
    : sql<boolean>`(${expression} is null)`;
  if (op === 'empty') return values[0] === 'true' ? nothing : sql`(not ${nothing})`;
  if (values.length === 1 && values[0] === '') return nothing;
  const cast = sql.raw(casts[kind] ?? 'text');
  if (op !== 'in')
    return sql`(${expression} ${sql.raw(operators[op])} ${meant(tx, kind, values[0] ?? '')}::${cast})`;
  const known = values.map((value) => meant(tx, kind, value));
  if (isList) return sql`(${expression} && ${known}::text[])`;
  return sql`(${expression} = any(${known}::${cast}[]))`;
}

/** In whatever case; what Postgres takes for a placeholder is what was looked for. */
function containing(expression: RawBuilder<unknown>, isList: boolean, text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  if (!isList) return sql<boolean>`(${expression} ilike ${pattern})`;
  return sql<boolean>`exists (select 1 from unnest(${expression}) as held (value) where value ilike ${pattern})`;
}

/** As `conditionOf`, on one of the tenant's own fields. */
function conditionOfOwn(
  tx: Tx,
  type: RecordType,
  key: string,
  { field, op, values }: Filter,
): RawBuilder<boolean> {
  const expression = sql.raw(expressionOf(type, field));
  if (op === 'contains') return containing(expression, false, values[0] ?? '');
  // Dates are kept as text there.
  if (op === 'within') return during(tx, sql`${expression}::date`, 'date', values[0] ?? '');
  if (op !== 'empty') return customCondition(tx, type, { key, op, values });
  const nothing = customCondition(tx, type, { key, op: 'in', values: [''] });
  return values[0] === 'true' ? nothing : sql`(not ${nothing})`;
}

/** From the first day of a span to before the one after its last, where the asker is. */
function during({ actor, now }: Tx, expression: RawBuilder<unknown>, kind: string, name: string) {
  const span = spans.find((known) => known === name);
  if (!span) throw new Error(`The contract lets no span pass that is called ${name}`);
  const [from, until] = daysOf(span, localDate(now, actor.timeZone));
  if (kind === 'date')
    return sql<boolean>`(${expression} >= ${from}::date and ${expression} < ${until}::date)`;
  const [start, end] = [from, until].map((day) => startOfDay(day, actor.timeZone).toISOString());
  return sql<boolean>`(${expression} >= ${start}::timestamptz and ${expression} < ${end}::timestamptz)`;
}

function meant({ actor }: Tx, kind: string, value: string): string | null {
  if (kind === 'subject') return value.replace(/^[a-zA-Z]+:/, '');
  if (kind === 'emails') return value.toLowerCase();
  // Postgres knows fewer offsets than ISO 8601 writes.
  if (kind === 'instant') return new Date(value).toISOString();
  return kind === 'reference' && value === 'me' ? actor.memberId : value;
}
