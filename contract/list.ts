import * as v from 'valibot';

import { type FieldKind, type Schema } from './field.ts';
import {
  compared,
  filterEntries,
  hasOwn,
  listFields,
  ownName,
  readFilter,
  type Filter,
} from './filters.ts';
import type { RecordType } from './record.ts';

/** What a list may be asked, as it stands in the query string. */
export interface ListQuery {
  limit?: string | number;
  cursor?: string;
  q?: string;
  sort?: string;
  count?: string | boolean;
  marks?: string | boolean;
  deleted?: string | boolean;
  [filter: string]: string | number | boolean | undefined;
}

export interface ParsedListQuery {
  limit: number;
  cursor: string | null;
  q: string | null;
  sort: { field: string; descending: boolean };
  count: boolean;
  /** Also the cursors of the pages to come, so that a reader can jump. */
  marks: boolean;
  deleted: boolean;
  filters: Filter[];
}

const sorted: FieldKind[] = [...compared, 'text', 'email', 'url', 'choice', 'checkbox'];

/** Worked out each time they are asked for: no index knows their order. */
const neverStored = new Set(['overdue', 'pinnedForMe']);

export const sortableFields = (type: RecordType) =>
  Object.entries(listFields(type)).flatMap(([name, { kind }]) =>
    sorted.includes(kind) && !neverStored.has(name) ? [name] : [],
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
      marks: flag,
      deleted: flag,
      ...more,
    }),
    v.transform(({ limit: size, cursor, q, sort: by, count, marks, deleted, ...filters }) => ({
      limit: size,
      cursor: cursor ?? null,
      q: q || null,
      sort: by,
      count,
      marks,
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

const ownComparison = /\[(?:lt|lte|gt|gte|contains|within|empty)\]$/;
