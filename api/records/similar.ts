import { wordsIn } from './words.ts';

/** Legal forms say nothing about who a company is. */
const legalForms = new Set(
  'gmbh mbh ag kg ohg ug se co inc incorporated llc ltd limited corp corporation company plc sa sarl srl spa bv nv oy ab as aps the und and'.split(
    ' ',
  ),
);

/** What of a name tells who it is: its words in one order, without legal forms. */
export const meaningOf = (text: string): string => {
  const words = wordsIn(text);
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).toSorted().join(' ');
};

/** Whether two names are at least this alike (0 to 1), in whatever order their words come: 1 is the same words. */
export const areSimilar = (one: string, other: string, least: number): boolean =>
  areAlike(meaningOf(one), meaningOf(other), least);

/** As `areSimilar`, of names whose meanings were worked out before: for whoever compares one with many. */
export function areAlike(a: string, b: string, least: number): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [shorter, longer] = [a.length, b.length].toSorted((x, y) => x - y);
  // Most pairs are told apart by their lengths alone, which keeps a page of long texts from costing seconds.
  if (least === 1 || (shorter ?? 0) < least * (longer ?? 0)) return false;
  return 1 - distance(a, b) / Math.max(a.length, b.length) >= least;
}

/** Levenshtein's: how many letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
