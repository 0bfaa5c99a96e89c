import type { ListQuery } from '../../../contract/list.ts';
import type { RecordType } from '../../../contract/record.ts';
import type { View } from '../../../contract/views.ts';
import { fieldOf } from '../../components/stamped-field.ts';
import { writePlace, type Place } from '../../state/router.ts';
import { layoutOf } from '../layouts.ts';

type Query = Place['query'];

/** In the place of a view's id: all records, where the list would else open with a view. */
export const everything = 'all';

/** What the server is asked for the list that an address shows. */
export function listQueryOf(query: Query): ListQuery {
  const { columns: _ours, view: _view, ...asked } = query;
  return asked;
}

/** The address of a list, or of a record opened in it, with some of the query changed. */
export const listPlace = (
  type: RecordType,
  open: string | null,
  query: Query,
  changed: Record<string, string | undefined> = {},
) => writePlace(`/${type.plural}${open ? `/${open}` : ''}`, { ...query, ...changed });

/** The address of a list as a view has it. */
export const placeOfView = (type: RecordType, { id, query, columns }: View) =>
  writePlace(`/${type.plural}`, { view: id, ...query, columns: columns?.join() });

/** What of an address a view keeps. */
export function keptBy(query: Query): { query: Record<string, string>; columns: string[] | null } {
  const { columns, view: _view, ...kept } = query;
  return { query: kept, columns: columns ? columns.split(',') : null };
}

/** Whether the address shows something else than the view that it names. */
export function differsFrom(view: View, query: Query): boolean {
  const now = keptBy(query);
  const parts = (kept: typeof now) =>
    JSON.stringify([Object.entries(kept.query).map(String).toSorted(), kept.columns]);
  return parts(now) !== parts(view);
}

/** The columns that the address names, else those that the member has chosen, else the usual ones. */
export function columnsOf(
  type: RecordType,
  query: Query,
  chosen: readonly string[] | null,
): string[] {
  const named = query['columns']?.split(',') ?? chosen ?? [];
  const known = named.filter((name) => fieldOf(type, name) !== null);
  return known.length > 0 ? known : layoutOf(type).columns.filter((name) => name in type.fields);
}

/** The field that sorts the column of names; null where a name is no field, like a note's. */
export const nameField = ({ fields }: RecordType): string | null =>
  ['name', 'lastName'].find((name) => name in fields) ?? null;

const notFilters = new Set(['q', 'sort', 'columns', 'view']);

/** Whether anything narrows the list. */
export const isNarrowed = (query: Query) =>
  Object.entries(query).some(([name, value]) => value && (name === 'q' || !notFilters.has(name)));

/** The query without what narrows it. */
export const widened = (query: Query): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.keys(query)
      .filter((name) => name === 'q' || name === 'view' || !notFilters.has(name))
      .map((name) => [name, undefined]),
  );
