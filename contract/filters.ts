import * as v from 'valibot';

import { type FieldKind, type Schema } from './field.ts';
import { stampFields, type RecordType } from './record.ts';
import { dateText, instantText, uuid } from './values.ts';

const comparisons = ['lt', 'lte', 'gt', 'gte'] as const;
type Comparison = (typeof comparisons)[number];

/** Days as people say them, seen from now in the time zone of whoever asks: so a view that says "last 7 days" means it every day. */
export const spans = [
  'today',
  'yesterday',
  'tomorrow',
  'this_week',
  'last_week',
  'next_week',
  'last_7_days',
  'last_30_days',
  'next_7_days',
  'next_30_days',
  'this_month',
  'last_month',
  'next_month',
  'this_year',
] as const;
export type Span = (typeof spans)[number];

/**
 * One condition on one field: any of `values`, a comparison with `values[0]`, a text that contains it, a span of days, or whether
 * there is anything; an empty string means "is empty" as well.
 */
export interface Filter {
  field: string;
  op: 'in' | Comparison | 'contains' | 'within' | 'empty';
  values: string[];
}

export const compared: FieldKind[] = ['date', 'instant', 'number', 'money'];
const filtered: FieldKind[] = [
  ...compared,
  ...(['text', 'email', 'url', 'emails', 'phones', 'urls', 'tags'] as const),
  ...(['choice', 'checkbox', 'reference', 'subject'] as const),
];
const texts: FieldKind[] = ['text', 'email', 'url', 'emails', 'phones', 'urls', 'tags'];
const dated: FieldKind[] = ['date', 'instant'];

const each = (check: (value: string) => boolean, message: string): Schema =>
  v.pipe(
    v.string(),
    v.maxLength(4000, 'Too many values'),
    v.check((list) => list === '' || list.split(',').every(check), message),
  );
const isA = (schema: Schema) => (value: string) => v.is(schema, value);
const isAmount = (value: string) => /^-?\d{1,15}$/.test(value);
const isNumber = (value: string) => /^-?\d{1,9}$/.test(value);
const isDecimal = (value: string) => /^-?\d{1,12}(?:\.\d{1,6})?$/.test(value);

/** What a filter on a field takes, by the field's kind. */
function filterSchema(
  kind: FieldKind,
  options?: readonly { value: string }[],
  isOwn = false,
): Schema {
  const known = (options ?? []).map(({ value }) => value);
  switch (kind) {
    case 'choice':
      return each((value) => known.includes(value), `Use any of: ${known.join(', ')}`);
    case 'checkbox':
      return each((value) => value === 'true' || value === 'false', 'Use true or false');
    case 'reference':
      return each((value) => value === 'me' || isA(uuid)(value), 'Use an id');
    case 'subject':
      return each(
        (value) => isA(uuid)(value.replace(/^[a-zA-Z]+:/, '')),
        'Use a kind and an id, like lead:0190…',
      );
    case 'date':
      return each(isA(dateText), 'Use a date like 2026-11-23');
    case 'instant':
      return each(isA(instantText), 'Use a time with its zone, like 2026-11-23T09:00:00Z');
    case 'number':
      return isOwn
        ? each(isDecimal, 'Use a number like 12.5')
        : each(isNumber, 'Use a whole number');
    case 'money':
      return each(isAmount, 'Use a whole number of minor units');
    default:
      return each(() => true, '');
  }
}

/** The fields of a record and its stamps, as lists see them. */
export const listFields = (type: RecordType) => ({ ...type.fields, ...stampFields });

/** More or less than several values means nothing. */
const one = v.check<string, string>(
  (value) => value !== '' && !value.includes(','),
  'Compare with one value',
);

/** The name of a tenant's own field: which there are, and what each takes, only the tenant's definitions say. */
export const ownName = /^custom\.[a-z][a-zA-Z0-9]{0,59}$/;

/** Whether a kind of record can have fields of the tenant's own. */
export const hasOwn = ({ fields }: RecordType) => fields['custom']?.kind === 'values';

const contained = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Say what it contains'),
  v.maxLength(200, 'Look for less'),
  v.check((value) => !value.includes('\u0000'), 'Remove the invisible null character'),
);
const span = v.picklist(spans, `Use one of: ${spans.join(', ')}`);

/** What each filter of a kind of record takes, by its name in the query. */
export function filterEntries(type: RecordType): Record<string, Schema> {
  const entries: Record<string, Schema> = {};
  for (const [name, field] of Object.entries(listFields(type))) {
    if (!filtered.includes(field.kind)) continue;
    const options = 'options' in field ? field.options : undefined;
    const schema = filterSchema(field.kind, options, ownName.test(name));
    entries[name] = v.optional(schema);
    entries[`${name}[empty]`] = v.optional(v.picklist(['true', 'false'], 'Use true or false'));
    if (texts.includes(field.kind)) entries[`${name}[contains]`] = v.optional(contained);
    if (dated.includes(field.kind)) entries[`${name}[within]`] = v.optional(span);
    if (!compared.includes(field.kind)) continue;
    for (const op of comparisons) entries[`${name}[${op}]`] = v.optional(v.pipe(schema, one));
  }
  return entries;
}

/** A condition as a query says it. */
export const readFilter = (name: string, value: string): Filter => {
  const [, field = name, op] = /^([\w.]+)\[(\w+)\]$/.exec(name) ?? [];
  const known = ([...comparisons, 'contains', 'within', 'empty'] as const).find(
    (possible) => possible === op,
  );
  if (known) return { field, op: known, values: [value] };
  return { field, op: 'in', values: value.split(',') };
};
