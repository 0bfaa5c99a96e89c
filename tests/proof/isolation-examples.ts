import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import { draftsOf, inputsOf, type Ids } from '../support/examples.ts';
import { recordNames } from './isolation-world.ts';

/** Example inputs of an endpoint about `ids`. Throws for one that nobody has written an example for. */
export function examplesOf({ id }: Endpoint, ids: Ids, word: string): object[] {
  const special = inputsOf(ids, word)[id];
  if (special) return special;
  const name = recordNames.find((one) => id.startsWith(`${recordType(one).plural}.`));
  const verb = id.split('.')[1] ?? '';
  if (!name) throw new Error(`${id} has no example in tests/support/examples.ts`);
  const one = { id: ids[name] };
  const usual: Record<string, object[]> = {
    list: [{}, { count: true }, { deleted: true }, { q: word }, ...filtersOf(name, ids)],
    get: [one],
    create: [draftsOf(ids, word)[name]],
    change: [one, { ...one, ...secondName(name) }],
    remove: [one],
    restore: [one],
    ...exported(name, ids, word),
  };
  const found = usual[verb];
  if (!found) throw new Error(`${id} has no example in tests/support/examples.ts`);
  return found;
}

const secondName = (name: RecordName) => {
  const [field] = Object.entries(recordType(name).fields).find(
    ([, { kind }]) => kind === 'text',
  ) ?? ['body'];
  return { [field]: 'overwritten' };
};

/** A filter for every field that points to another record. */
const filtersOf = (name: RecordName, ids: Ids) =>
  Object.entries(recordType(name).fields).flatMap(([field, { kind, refersTo = [] }]) =>
    refersTo.map((to) => {
      const id = (ids as Record<string, string>)[to] ?? newId();
      return { [field]: kind === 'subject' ? `${to}:${id}` : id };
    }),
  );

/** Each file of a list: whole, with chosen columns, and searched; tables and the count with a filter for every reference too. */
const exported = (name: RecordName, ids: Ids, word: string): Record<string, object[]> => {
  const chosen = {
    columns: Object.keys(recordType(name).fields).slice(0, 3).join(),
    sort: 'createdAt',
  };
  return {
    exportable: [{}, { deleted: true }, ...filtersOf(name, ids)],
    exportCsv: [{}, { ...chosen, headings: 'labels' }, ...filtersOf(name, ids)],
    exportPdf: [chosen, ...filtersOf(name, ids)],
    exportVcard: [{}, { q: word }],
  };
};
