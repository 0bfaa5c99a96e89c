import type { Endpoint } from '../../../contract/endpoint.ts';
import { newId } from '../../../contract/id.ts';
import type { Ids } from '../../support/examples.ts';
import { recordNames } from '../isolation-world.ts';
import type { Persona, Victim } from './cast.ts';
import { fillingsOf, type Request } from './fillings.ts';
import { basesFor, kindsAt, type Kind } from './inputs.ts';
import { nameOf, type Place } from './places.ts';

/** Two requests that differ in one place alone: what stands there is the victim's, or nobody's. */
export interface Pair {
  place: Place;
  theirs: () => Request;
  nobodys: () => Request;
  /** Pairs of an endpoint with the same name share what is said about nobody. */
  name: string;
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
    const supply = { victim, endpoint, kinds, ids, own: ids[usual ?? 'lead'], nobody: newId() };
    return fillingsOf(place, supply).map(([theirs, nobodys], number) => ({
      place,
      theirs: () => theirs(base()),
      nobodys: () => nobodys(base()),
      name: `${nameOf(place)} ${at} ${number % variants(place)}`,
    }));
  });
}

const allKinds = (ids: Ids) => Object.keys(ids) as Kind[];

/** How many ways there are to fill a place: for each kind of id they come in the same order. */
function variants({ takes }: Place): number {
  if (takes === 'subject' || takes === 'subjectFilter') return Number.POSITIVE_INFINITY;
  return takes === 'ids' || takes === 'filter' ? 2 : 1;
}
