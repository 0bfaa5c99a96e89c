import * as v from 'valibot';

import type { Endpoint } from '../../../contract/endpoint.ts';
import type { Schema } from '../../../contract/field.ts';
import { newId } from '../../../contract/id.ts';
import { roleKey } from '../../../contract/members.ts';

export type Path = readonly (string | number)[];

/** A place of a request where something that is somebody else's can stand. */
export type Place =
  /** An id; a list of ids; ids by comma, as a filter takes them. */
  | { takes: 'id' | 'ids' | 'filter'; at: Path }
  /** A kind of record with an id: as an object, or by comma as a filter takes them. */
  | { takes: 'subject'; at: Path; kinds: string[] }
  | { takes: 'subjectFilter'; at: Path }
  /** The key of a role, a cursor, a field to sort by. */
  | { takes: 'role' | 'cursor' | 'sort'; at: Path }
  /** A tenant where none is asked for. */
  | { takes: 'stray'; at: Path }
  /** The version of a record, or the key of a request that was made before. */
  | { takes: 'if-match' | 'idempotency-key'; at: Path };

export const nameOf = ({ takes, at }: Place) => `${takes} ${at.join('.')}`.trim();

/** Every place of an endpoint's requests, read off its schema: whoever adds one adds probes. */
export function placesOf(endpoint: Endpoint): Place[] {
  const isOnRecord = endpoint.path.includes(':id');
  return [
    ...placesIn(endpoint.input, []),
    { takes: 'stray', at: ['tenantId'] },
    ...(isOnRecord ? [{ takes: 'if-match', at: [] } as const] : []),
    ...(endpoint.method === 'POST' ? [{ takes: 'idempotency-key', at: [] } as const] : []),
  ];
}

/** What the library's schemas hold, of whichever kind they are. */
interface Parts {
  wrapped?: Schema;
  entries?: Record<string, Schema>;
  item?: Schema;
  options?: readonly unknown[];
}
const partsOf = (schema: Schema): Parts => {
  // Each kind of schema has some of these; the library's common type names none.
  const parts = schema as Parts;
  return parts.wrapped ? partsOf(parts.wrapped) : parts;
};

function placesIn(schema: Schema, at: Path): Place[] {
  const { entries, item, options = [] } = partsOf(schema);
  if (entries) {
    const kinds = entries['type'] && entries['id'] ? partsOf(entries['type']).options : null;
    if (kinds && at.length > 0) return [{ takes: 'subject', at, kinds: kinds.map(String) }];
    return Object.entries(entries).flatMap(([name, entry]) => placesIn(entry, [...at, name]));
  }
  if (item) return takesId(item) ? [{ takes: 'ids', at }] : placesIn(item, [...at, 0]);
  if (takesId(schema)) return [takesSeveral(schema, at)];
  if (inner(schema) === roleKey) return [{ takes: 'role', at }];
  const [name] = at;
  if (at.length === 1 && (name === 'cursor' || name === 'sort')) return [{ takes: name, at }];
  return options.filter(isSchema).flatMap((option) => placesIn(option, at));
}

/** An id is taken there and no other word: what takes any text is not a place of ids. */
const takesId = (schema: Schema) =>
  v.is(schema, newId()) && !v.is(schema, 'no id') && !v.is(schema, 'no id 12345');

function takesSeveral(schema: Schema, at: Path): Place {
  if (!v.is(schema, `${newId()},${newId()}`)) return { takes: 'id', at };
  return { takes: v.is(schema, `lead:${newId()}`) ? 'subjectFilter' : 'filter', at };
}

const isSchema = (option: unknown): option is Schema =>
  typeof option === 'object' && option !== null && '~standard' in option;

const inner = (schema: Schema): Schema => {
  const { wrapped } = schema as Parts;
  return wrapped ? inner(wrapped) : schema;
};
