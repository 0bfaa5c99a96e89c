import type { Key } from './keys.ts';

/** Who claims a key: holds it, or waits for it since some time. */
export interface KeyClaim extends Key {
  type: string;
  id: string;
  waitsSince: string | null;
}

/** A record and the keys that it is to claim. */
export interface Taker {
  type: string;
  id: string;
  keys: Key[];
}

interface Handover {
  /** Records that give up what they claim, or go on with some of it. */
  givers: readonly string[];
  /** Those that come first get what two of them want. */
  takers: readonly Taker[];
  /** How the claims stood before what is undone now. */
  before: readonly KeyClaim[];
  now: string;
}

export const isSameKey = (one: Key, other: Key) =>
  one.kind === other.kind && one.value === other.value;

/**
 * How the claims on one key stand after a handover. A taker stands where it stood before; else where the best of the givers stood;
 * else last in line. Others stay where they are, but those that got the key only by what is undone wait again.
 */
export function standing(key: Key, claims: readonly KeyClaim[], handover: Handover): KeyClaim[] {
  const { givers, takers, before, now } = handover;
  const given = claims.filter(({ id }) => givers.includes(id));
  const others = claims
    .filter(({ id }) => !givers.includes(id))
    .map((claim) => ({
      ...claim,
      waitsSince: claim.waitsSince ?? placeIn(before, key, claim.id)?.waitsSince ?? null,
    }));
  const taken = takers
    .filter(({ keys }) => keys.some((one) => isSameKey(one, key)))
    .map(({ type, id }) => {
      const place = placeIn(before, key, id) ?? best(given);
      const last = others.length > 0 ? now : null;
      return { ...key, type, id, waitsSince: place ? place.waitsSince : last };
    });
  const holder = holderOf(others, taken);
  return [...others, ...taken].map((claim) => ({
    ...claim,
    waitsSince: claim.id === holder ? null : (claim.waitsSince ?? now),
  }));
}

const placeIn = (claims: readonly KeyClaim[], key: Key, id: string) =>
  claims.find((claim) => claim.id === id && isSameKey(claim, key));

/** Whoever holds it, else who waits longest. */
const best = (claims: readonly KeyClaim[]): KeyClaim | undefined =>
  claims.toSorted((one, other) => (one.waitsSince ?? '').localeCompare(other.waitsSince ?? ''))[0];

/** What somebody else came to hold stays theirs. */
const holderOf = (others: KeyClaim[], taken: KeyClaim[]): string | undefined =>
  others.find(({ waitsSince }) => waitsSince === null)?.id ?? best([...taken, ...others])?.id;
