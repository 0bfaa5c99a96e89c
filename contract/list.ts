import * as v from 'valibot';

import { type FieldKind, type Schema } from './field.ts';
import { stampFields, type RecordType } from './record.ts';
import { dateText, instantText, uuid } from './values.ts';

const comparisons = ['lt', 'lte', 'gt', 'gte'] as const;
type Comparison = (typeof comparisons)[number];

/** One condition on one field: any of `values`, or a comparison with `values[0]`; an empty string means "is empty". */
export interface Filter {
  field: string;
  op: 'in' | Comparison;
  values: string[];
}

/** What a list may be asked, as it stands in the query string. */
export interface ListQuery {
  limit?: string | number;
  cursor?: string;
  q?: string;
  sort?: string;
  count?: string | boolean;
  deleted?: string | boolean;
  [filter: string]: string | number | boolean | undefined;
}

export interface ParsedListQuery {
  limit: number;
  cursor: string | null;
  q: string | null;
  sort: { field: string; descending: boolean };
  count: boolean;
  deleted: boolean;
  filters: Filter[];
}

const compared: FieldKind[] = ['date', 'instant', 'number', 'money'];
const filtered: FieldKind[] = [
  ...compared,
  ...(['text', 'email', 'url', 'emails', 'phones', 'urls', 'tags'] as const),
  ...(['choice', 'checkbox', 'reference', 'subject'] as const),
];
const sorted: FieldKind[] = [...compared, 'text', 'email', 'url', 'choice', 'checkbox'];

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
const listFields = (type: RecordType) => ({ ...type.fields, ...stampFields });

export const sortableFields = (type: RecordType) =>
  Object.entries(listFields(type)).flatMap(([name, { kind }]) =>
    sorted.includes(kind) && name !== 'overdue' ? [name] : [],
  );

/** `true` or `false`, as a query says it. */
export const flag = v.optional(
  v.pipe(
    v.union([v.boolean(), v.picklist(['true', 'false'], 'Use true or false')]),
    v.transform((value) => value === true || value === 'true'),
  ),
  false,
);

const wholeNumber = 'Use a whole number from 1 to 200';

const limit = v.optional(
  v.pipe(
    v.union([v.pipe(v.string(), v.regex(/^\d{1,9}$/, wholeNumber)), v.number()]),
    v.transform(Number),
    v.integer(wholeNumber),
    v.minValue(1, wholeNumber),
    v.maxValue(200, 'A page holds at most 200'),
  ),
  50,
);

/** A cursor and a page size: what every list takes. A cursor holds the value sorted by, which may be a long web address. */
export const pageEntries = { limit, cursor: v.optional(v.pipe(v.string(), v.maxLength(12_000))) };

/** More or less than several values means nothing. */
const one = v.check<string, string>(
  (value) => value !== '' && !value.includes(','),
  'Compare with one value',
);

/** The name of a tenant's own field: which there are, and what each takes, only the tenant's definitions say. */
const ownName = /^custom\.[a-z][a-zA-Z0-9]{0,59}$/;
const hasOwn = ({ fields }: RecordType) => fields['custom']?.kind === 'values';

/** What each filter of a kind of record takes, by its name in the query. */
export function filterEntries(type: RecordType): Record<string, Schema> {
  const entries: Record<string, Schema> = {};
  for (const [name, field] of Object.entries(listFields(type))) {
    if (!filtered.includes(field.kind)) continue;
    const options = 'options' in field ? field.options : undefined;
    const schema = filterSchema(field.kind, options, ownName.test(name));
    entries[name] = v.optional(schema);
    if (!compared.includes(field.kind)) continue;
    for (const op of comparisons) entries[`${name}[${op}]`] = v.optional(v.pipe(schema, one));
  }
  return entries;
}

const readFilter = (name: string, value: string): Filter => {
  const [, field = name, op] = /^([\w.]+)\[(\w+)\]$/.exec(name) ?? [];
  const comparison = comparisons.find((known) => known === op);
  if (comparison) return { field, op: comparison, values: [value] };
  return { field, op: 'in', values: value.split(',') };
};

/**
 * The query of a type's list: paging, search, sorting and a filter per field, all from the declaration. `more` is what else may
 * be asked, and stands in the answer as it was given; what it names like an entry of the list takes that one's place.
 */
export function listQuery(
  type: RecordType,
  more: Record<string, Schema> = {},
): v.GenericSchema<ListQuery, ParsedListQuery> {
  const sortable = sortableFields(type);
  const sort = v.pipe(
    v.string(),
    v.check(
      (value) => {
        const name = value.replace(/^-/, '');
        return sortable.includes(name) || (hasOwn(type) && ownName.test(name));
      },
      `Sort by one of: ${sortable.join(', ')}; put - in front for the reverse`,
    ),
    v.transform((value) => ({
      field: value.replace(/^-/, ''),
      descending: value.startsWith('-'),
    })),
  );
  return v.pipe(
    withOwnNames(type, {
      ...filterEntries(type),
      ...pageEntries,
      q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, 'Search for less'))),
      sort: v.optional(sort, type.sortedBy),
      count: flag,
      deleted: flag,
      ...more,
    }),
    v.transform(({ limit: size, cursor, q, sort: by, count, deleted, ...filters }) => ({
      limit: size,
      cursor: cursor ?? null,
      q: q || null,
      sort: by,
      count,
      deleted,
      filters: Object.entries(filters).flatMap(([name, value]) =>
        typeof value === 'string' && !(name in more) ? [readFilter(name, value)] : [],
      ),
      ...Object.fromEntries(Object.entries(filters).filter(([name]) => name in more)),
    })),
    // strictObject cannot know the names that a declaration brings in.
  ) as unknown as v.GenericSchema<ListQuery, ParsedListQuery>;
}

const ownFilter = v.pipe(v.string(), v.maxLength(4000, 'Too many values'));

/** Nothing but these entries, and filters on fields of the tenant's own where the kind of record can have some. */
function withOwnNames<const E extends Record<string, Schema>>(type: RecordType, entries: E) {
  if (!hasOwn(type)) return v.strictObject(entries);
  return v.pipe(
    v.objectWithRest(entries, ownFilter),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const [key, value] of Object.entries(dataset.value)) {
        if (key in entries || ownName.test(key.replace(ownComparison, ''))) continue;
        addIssue({
          message: 'There is no such field; check its spelling',
          path: [{ type: 'object', origin: 'key', input: dataset.value, key, value }],
        });
      }
    }),
  );
}

const ownComparison = /\[(?:lt|lte|gt|gte)\]$/;
