/** Numbers from 0 to just under 1. The same seed gives the same numbers, on every machine. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain) over an FNV-1a hash of the seed: for variety, never for secrets. */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number, both ends included. */
export const between = (random: Random, least: number, most: number) =>
  least + Math.floor(random() * (most - least + 1));

export const chance = (random: Random, probability: number) => random() < probability;

export function pick<T>(random: Random, from: readonly T[]): T {
  const [picked] = from.slice(Math.floor(random() * from.length));
  if (picked === undefined) throw new Error('There is nothing to pick from');
  return picked;
}

/** Picks a name by its share: `{ call: 3, email: 1 }` gives `call` three times out of four. */
export function pickByShare<K extends string>(random: Random, shares: Record<K, number>): K {
  // Object.keys forgets that a record's keys are known.
  const names = Object.keys(shares) as K[];
  let left = random() * names.reduce((sum, name) => sum + shares[name], 0);
  for (const name of names) if ((left -= shares[name]) < 0) return name;
  return pick(random, names);
}

export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

const hex = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));

/** A UUID version 7 (RFC 9562) of a moment, drawn from `random`, so that the same story has the same ids. */
export function idAt(random: Random, at: number): string {
  const word = (bits: number) => hex[Math.floor(random() * 2 ** bits)] ?? '';
  const time = (shift: number) => hex[Math.floor(at / 2 ** shift) % 65_536] ?? '';
  const version = `7${word(12).slice(1)}`;
  const variant = hex[0x8000 + Math.floor(random() * 0x4000)];
  return `${time(32)}${time(16)}-${time(0)}-${version}-${variant}-${word(16)}${word(16)}${word(16)}`;
}
