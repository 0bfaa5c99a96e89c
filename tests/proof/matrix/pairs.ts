import type { Endpoint } from '../../../contract/endpoint.ts';
import { newId } from '../../../contract/id.ts';
import type { Ids } from '../../support/examples.ts';
import { recordNames } from '../isolation-world.ts';
import type { Persona, Victim } from './cast.ts';
import { basesFor, kindsAt, put, type Kind } from './inputs.ts';
import { nameOf, type Place } from './places.ts';

/** One request: what is asked, and what goes beside it. */
export interface Request {
  input: object;
  headers: Record<string, string>;
}

/** Two requests that differ in one place alone: what stands there is the victim's, or nobody's. */
export interface Pair {
  place: Place;
  theirs: () => Request;
  nobodys: () => Request;
  /** Pairs of an endpoint with the same name share what is said about nobody. */
  name: string;
}

type Fill = (base: object) => Request;
type Filling = [theirs: Fill, nobodys: Fill];

/** What there is to fill places with. */
interface Supply {
  victim: Victim;
  endpoint: Endpoint;
  kinds: Kind[];
  /** Kinds of record alone. */
  ids: Ids;
  /** The asker's own id of the kind that belongs there. */
  own: string;
}

/** The pairs of requests to make at a place: with every kind of id, or with the one that belongs there. */
export function pairsAt(
  endpoint: Endpoint,
  place: Place,
  victim: Victim,
  { ids, word, isInside }: Persona,
  isWide: boolean,
): Pair[] {
  // Members, teams and roles are everybody's who works there; records are not.
  const all = isInside ? recordNames : allKinds(victim.ids);
  return kindsAt(endpoint, place).flatMap((usual, at) => {
    const base = () => basesFor(endpoint, place, ids, word)[at] ?? {};
    const kinds = !isWide && usual ? all.filter((kind) => kind === usual) : all;
    const supply = { victim, endpoint, kinds, ids, own: ids[usual ?? 'lead'] };
    return fillingsOf(place, supply).map(([theirs, nobodys], number) => ({
      place,
      theirs: () => theirs(base()),
      nobodys: () => nobodys(base()),
      name: `${nameOf(place)} ${at} ${number % variants(place)}`,
    }));
  });
}

const allKinds = (ids: Ids) => Object.keys(ids) as Kind[];

/** How many ways there are to fill a place with an id: for each kind of id they come in the same order. */
const variants = ({ takes }: Place) => (takes === 'ids' || takes === 'filter' ? 2 : 1_000);

function fillingsOf(place: Place, { victim, endpoint, kinds, ids, own }: Supply): Filling[] {
  const nobody = newId();
  const into = (value: unknown, headers: Record<string, string> = {}): Fill => {
    return (base) => ({ input: put(base, place.at, value), headers });
  };
  const each = (one: (id: string, kind: Kind) => unknown): Filling[] =>
    kinds.map((kind) => [into(one(victim.ids[kind], kind)), into(one(nobody, kind))]);
  const id = (value: string, headers: Record<string, string>): Fill => {
    return (base) => ({ input: 'id' in base ? { ...base, id: value } : base, headers });
  };
  switch (place.takes) {
    case 'id':
      return each((one) => one);
    case 'ids':
      return kinds.flatMap((kind) => [
        [into([victim.ids[kind]]), into([nobody])],
        [into([own, victim.ids[kind]]), into([own, nobody])],
      ]);
    case 'filter':
      return kinds.flatMap((kind) => [
        [into(victim.ids[kind]), into(nobody)],
        [into(`${own},${victim.ids[kind]}`), into(`${own},${nobody}`)],
      ]);
    case 'subject':
      return place.kinds.map((type) => [
        into({ type, id: victim.ids[type as Kind] }),
        into({ type, id: nobody }),
      ]);
    case 'subjectFilter':
      return recordNames.flatMap((type) => [
        [into(`${type}:${victim.ids[type]}`), into(`${type}:${nobody}`)],
        [into(`${type}:${ids[type]},${victim.ids[type]}`), into(`${type}:${ids[type]},${nobody}`)],
      ]);
    case 'role':
      return [[into(victim.roleKey), into(`own-${nobody}`)]];
    case 'cursor': {
      const cursor = victim.cursors.get(endpoint.id) ?? [...victim.cursors.values()][0] ?? '';
      return [[into(cursor), into(cursorOfNobody(cursor))]];
    }
    case 'sort':
      return [[into(victim.ids.lead), into(nobody)]];
    case 'stray':
      return [[into(victim.tenantId), into(nobody)]];
    case 'if-match': {
      const headers = { 'if-match': '"1"' };
      return kinds.map((kind) => [id(victim.ids[kind], headers), id(nobody, headers)]);
    }
    case 'idempotency-key': {
      // Whoever makes something with a key has used it: each endpoint needs one of its own.
      const { lastKey, idempotencyKeys } = victim;
      const key = endpoint.path.includes(':id') ? lastKey : idempotencyKeys.get(endpoint.id);
      const withKey = (value: string) => id(nobody, { 'idempotency-key': value });
      return key ? [[withKey(key), withKey(nobody)]] : [];
    }
  }
}

/** The same place in a list, after an id that nobody has. */
function cursorOfNobody(cursor: string): string {
  const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString() || '[]');
  if (!Array.isArray(parts)) return cursor;
  const id = String(parts.at(-1)).replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  return Buffer.from(JSON.stringify(parts.with(-1, id))).toString('base64url');
}
