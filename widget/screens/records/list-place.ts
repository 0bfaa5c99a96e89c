import type { ListQuery } from '../../../contract/list.ts';
import type { RecordType } from '../../../contract/record.ts';
import { writePlace, type Place } from '../../state/router.ts';
import { layoutOf } from '../layouts.ts';

type Query = Place['query'];

/** What the server is asked for the list that an address shows. */
export function listQueryOf(query: Query): ListQuery {
  const { columns: _ours, ...asked } = query;
  return asked;
}

/** The address of a list, or of a record opened in it, with some of the query changed. */
export const listPlace = (
  type: RecordType,
  open: string | null,
  query: Query,
  changed: Record<string, string | undefined> = {},
) => writePlace(`/${type.plural}${open ? `/${open}` : ''}`, { ...query, ...changed });

const remembered = (type: RecordType) => `pathsix.columns.${type.name}`;

/** The columns that the address names, else those chosen last in this browser, else the usual ones. */
export function columnsOf(type: RecordType, query: Query): string[] {
  const named = query['columns'] ?? localStorage.getItem(remembered(type));
  const known = (named ?? '').split(',').filter((name) => name in type.fields);
  return known.length > 0 ? known : layoutOf(type).columns.filter((name) => name in type.fields);
}

export const rememberColumns = (type: RecordType, columns: readonly string[]) =>
  localStorage.setItem(remembered(type), columns.join());

/** The field that sorts the column of names; null where a name is no field, like a note's. */
export const nameField = ({ fields }: RecordType): string | null =>
  ['name', 'lastName'].find((name) => name in fields) ?? null;

const notFilters = new Set(['q', 'sort', 'columns']);

/** Whether anything narrows the list. */
export const isNarrowed = (query: Query) =>
  Object.entries(query).some(([name, value]) => value && (name === 'q' || !notFilters.has(name)));

/** The query without what narrows it. */
export const widened = (query: Query): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.keys(query)
      .filter((name) => name === 'q' || !notFilters.has(name))
      .map((name) => [name, undefined]),
  );
