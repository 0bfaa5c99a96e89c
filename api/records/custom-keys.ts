import { wordsIn } from './words.ts';

const longest = 40;

/**
 * A name for programs, made of a label: letters and digits, `expectedStart` for "Expected start". What has no Latin letters
 * gets `fallback`, and what is taken a number.
 */
export function keyFor(label: string, taken: readonly string[], fallback: string): string {
  const words = wordsIn(label)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  const joined = words
    .map((word, at) => (at === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('')
    .slice(0, longest);
  const name = /^[a-z]/.test(joined) ? joined : `${fallback}${joined}`;
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}${number}`)) number++;
  return `${name}${number}`;
}
