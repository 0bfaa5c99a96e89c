import type { Endpoint } from '../../../contract/endpoint.ts';
import { stampFields, type RecordType, type Row } from '../../../contract/record.ts';
import { recordType, recordTypes, type RecordName } from '../../../contract/records/index.ts';
import { nowhere, type Ids } from '../../support/examples.ts';
import { examplesOf } from '../isolation-examples.ts';
import { recordNames } from '../isolation-world.ts';
import type { Path, Place } from './places.ts';

export type Kind = keyof Ids;

const at = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : null),
    input,
  );

/** The input with a value in a place. */
export function put(input: object, [name, ...rest]: Path, value: unknown): object {
  if (name === undefined) return input;
  const inside: unknown = Reflect.get(input, name);
  const held =
    rest.length === 0
      ? value
      : put(typeof inside === 'object' && inside !== null ? inside : {}, rest, value);
  if (Array.isArray(input)) return input.with(Number(name), held);
  return { ...input, [name]: held };
}

/** The examples of an endpoint's input about `ids` that have something in a place; else one that has room for it. */
export function basesFor(endpoint: Endpoint, place: Place, ids: Ids, word: string): object[] {
  const examples = examplesOf(endpoint, ids, word);
  const having = (depth: number) => {
    const path = place.at.slice(0, place.at.length - depth);
    return examples.filter((one) => (at(one, path) ?? null) !== null);
  };
  const [whole, around] = [place.at.length > 0 ? having(0) : [], having(1)];
  const bases = whole.length > 0 ? whole : [around[0] ?? examples[0] ?? {}];
  return bases.map((base) => alone(endpoint, place, base));
}

/** Of references that exclude each other the one in question stays. */
function alone({ id, method }: Endpoint, place: Place, base: object): object {
  const field = String(place.at[0]);
  const type = typeOf(id);
  if (!type || method === 'GET' || !type.fields[field]?.refersTo || !type.check) return base;
  const pointers = Object.entries(type.fields).filter(
    ([name, { refersTo, needed, computed }]) => refersTo && !needed && !computed && name !== field,
  );
  const apart = pointers.filter(([name]) => isEither(type, field, name));
  return { ...base, ...Object.fromEntries(apart.map(([name]) => [name, null])) };
}

/** Whether a record may hold one of two references, but not both. */
const isEither = ({ check }: RecordType, one: string, other: string): boolean => {
  const fails = (row: Row) => Boolean(check?.(row));
  return fails({ [one]: 'x', [other]: 'x' }) && !fails({ [one]: 'x' }) && !fails({ [other]: 'x' });
};

const typeOf = (endpointId: string): RecordType | null => {
  const name = recordNames.find((one) => endpointId.startsWith(`${recordType(one).plural}.`));
  return name ? recordType(name) : null;
};

/** Whose id belongs into a place of each base: what the example has there, or what a field of that name refers to; null: nobody says. */
export function kindsAt(endpoint: Endpoint, place: Place): (Kind | null)[] {
  const ids = nowhere();
  const kinds = new Map(Object.entries(ids).map(([kind, id]) => [id, kind as Kind]));
  const path = place.at.length > 0 ? place.at : ['id'];
  const name = String(path.at(-1));
  const type = typeOf(endpoint.id);
  const usual = type && name === 'id' ? (type.name as RecordName) : kindByField.get(name);
  return basesFor(endpoint, place, ids, 'word').map((base) => {
    const [found] = [at(base, path)].flat();
    return kinds.get(String(found)) ?? usual ?? null;
  });
}

const kindByField = new Map<string, Kind>(
  Object.values(recordTypes)
    .flatMap(({ fields }) => Object.entries({ ...fields, ...stampFields }))
    .flatMap(([name, field]) =>
      'refersTo' in field && field.refersTo?.[0] ? [[name, field.refersTo[0] as Kind]] : [],
    ),
);
