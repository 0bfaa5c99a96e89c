import type { RecordType, Row } from '../../contract/record.ts';
import { customTexts, customWords } from './custom-words.ts';

const mostWords = 80;
const longest = 60;

/** Lower case, without accents, split at whatever is no letter or digit; ß, ø and their like are spelled out. */
export const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[øœ]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, longest).toWellFormed());

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** A word that finds a record, and the field it stands in: whom a field is hidden from finds nothing by it. */
export interface Word {
  field: string;
  word: string;
}

/** The words that find a record; of a phone number its digits, whole. */
export function wordsOf(type: RecordType, record: Row): Word[] {
  const words = new Map<string, Word>();
  for (const [name, { searched, kind }] of Object.entries(type.fields)) {
    if (!searched) continue;
    for (const text of texts(record[name])) {
      const found = kind === 'phones' ? [text.replace(/\D/g, '')] : wordsIn(text);
      for (const word of found) if (word) words.set(`${name} ${word}`, { field: name, word });
    }
  }
  if (!('custom' in type.fields)) return [...words.values()].slice(0, mostWords);
  for (const text of customTexts(record))
    for (const word of wordsIn(text)) words.set(`custom ${word}`, { field: 'custom', word });
  // Filters rely on the words of the tenant's own fields: they are never too many.
  const filtered = customWords(record).map((word) => ({ field: 'custom', word }));
  return [...[...words.values()].slice(0, mostWords), ...filtered];
}

/** The half-open range of words that begin with `word`, in the C collation. */
export const rangeOf = (word: string): [string, string] => [word, `${word}\u{10FFFF}`];
