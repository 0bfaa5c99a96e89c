import type { Endpoint } from '../../../contract/endpoint.ts';
import type { Ids } from '../../support/examples.ts';
import { recordNames } from '../isolation-world.ts';
import type { Victim } from './cast.ts';
import { put, type Kind } from './inputs.ts';
import type { Place } from './places.ts';

/** One request: what is asked, and what goes beside it. */
export interface Request {
  input: object;
  headers: Record<string, string>;
}

/** What there is to fill places with. */
interface Supply {
  victim: Victim;
  endpoint: Endpoint;
  /** Kinds of ids to try. */
  kinds: Kind[];
  /** The asker's own, and the one of the kind that belongs there. */
  ids: Ids;
  own: string;
  /** An id that nobody has. */
  nobody: string;
}

type Both<T> = [theirs: T, nobodys: T];
type Values = (supply: Supply) => Both<unknown>[];
type Fill = (base: object) => Request;

/** What goes into the input, alone and among the asker's own. */
const values: Record<Exclude<Place['takes'], 'subject' | keyof typeof headers>, Values> = {
  id: ({ victim, kinds, nobody }) => kinds.map((kind) => [victim.ids[kind], nobody]),
  ids: ({ victim, kinds, own, nobody }) =>
    kinds.flatMap((kind): Both<unknown>[] => [
      [[victim.ids[kind]], [nobody]],
      [
        [own, victim.ids[kind]],
        [own, nobody],
      ],
    ]),
  filter: ({ victim, kinds, own, nobody }) =>
    kinds.flatMap((kind): Both<unknown>[] => [
      [victim.ids[kind], nobody],
      [`${own},${victim.ids[kind]}`, `${own},${nobody}`],
    ]),
  subjectFilter: ({ victim, ids, nobody }) =>
    recordNames.flatMap((type): Both<unknown>[] => [
      [`${type}:${victim.ids[type]}`, `${type}:${nobody}`],
      [`${type}:${ids[type]},${victim.ids[type]}`, `${type}:${ids[type]},${nobody}`],
    ]),
  role: ({ victim, nobody }) => [[victim.roleKey, `own-${nobody}`]],
  cursor: ({ victim, endpoint }) => {
    const cursor = victim.cursors.get(endpoint.id) ?? [...victim.cursors.values()][0] ?? '';
    return [[cursor, cursorOfNobody(cursor)]];
  },
  sort: ({ victim, nobody }) => [[victim.ids.lead, nobody]],
  stray: ({ victim, nobody }) => [[victim.tenantId, nobody]],
};

/** What goes beside the input: whose id, and which header. */
const headers = {
  'if-match': ({ victim, kinds, nobody }: Supply): Both<[id: string, header: string]>[] =>
    kinds.map((kind) => [
      [victim.ids[kind], '"1"'],
      [nobody, '"1"'],
    ]),
  'idempotency-key'({ victim, endpoint, nobody }: Supply): Both<[id: string, header: string]>[] {
    // Whoever makes something with a key has used it: each endpoint needs one of its own.
    const { lastKey, idempotencyKeys } = victim;
    const key = endpoint.path.includes(':id') ? lastKey : idempotencyKeys.get(endpoint.id);
    return key
      ? [
          [
            [nobody, key],
            [nobody, nobody],
          ],
        ]
      : [];
  },
};

/** Ways to fill a place with what is the victim's, each beside the same with what is nobody's. */
export function fillingsOf(place: Place, supply: Supply): Both<Fill>[] {
  if (place.takes === 'if-match' || place.takes === 'idempotency-key') {
    const name = place.takes;
    const beside =
      ([id, header]: [string, string]): Fill =>
      (base) => ({ input: 'id' in base ? { ...base, id } : base, headers: { [name]: header } });
    return headers[name](supply).map(([theirs, nobodys]) => [beside(theirs), beside(nobodys)]);
  }
  const { victim, nobody } = supply;
  const found =
    place.takes === 'subject'
      ? place.kinds.map((type): Both<unknown> => [
          // What a subject can be is a kind of record.
          { type, id: victim.ids[type as Kind] },
          { type, id: nobody },
        ])
      : values[place.takes](supply);
  const into =
    (value: unknown): Fill =>
    (base) => ({ input: put(base, place.at, value), headers: {} });
  return found.map(([theirs, nobodys]) => [into(theirs), into(nobodys)]);
}

/** The same place in a list, after an id that nobody has. */
function cursorOfNobody(cursor: string): string {
  const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString() || '[]');
  if (!Array.isArray(parts)) return cursor;
  const id = String(parts.at(-1)).replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  return Buffer.from(JSON.stringify([...parts.slice(0, -1), id])).toString('base64url');
}
