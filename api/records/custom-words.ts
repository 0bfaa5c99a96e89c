import * as v from 'valibot';

import { customIn } from '../../contract/custom-declaration.ts';
import type { Row } from '../../contract/record.ts';
import { dateText } from '../../contract/values.ts';

/** No search begins with it: `wordsIn` splits at it. */
const mark = '=';
const longest = 60;

/** Shifts numbers to be never negative, in millionths with 19 digits: as texts they compare as numbers do. */
const shift = 10n ** 18n;

/** A value so that texts in the C collation stand in the order of what they mean; long ones share their beginning. */
function inOrder(value: string | number | boolean): string {
  if (typeof value !== 'number')
    return Array.from(String(value).toLowerCase()).slice(0, longest).join('').toWellFormed();
  const [whole = '', part = ''] = Math.abs(value).toString().split('.');
  const millionths = BigInt(whole + part.padEnd(6, '0'));
  return String(shift + (value < 0 ? -millionths : millionths)).padStart(19, '0');
}

/** The word of a tenant's own field and value, by which filters find records (`search_word`). */
export const customWord = (key: string, value: string | number | boolean): string =>
  `${mark}${key}${mark}${inOrder(value)}`;

/** The half-open range of the words of one field. */
export const wordsOfKey = (key: string): [string, string] => [
  `${mark}${key}${mark}`,
  `${mark}${key}${mark}\u{10FFFF}`,
];

/** The words of all of a record's own values. */
export const customWords = (record: Row): string[] =>
  Object.entries(customIn(record)).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [customWord(key, value)]
      : [],
  );

/** Texts among a record's own values that a search finds it by: days have no words. */
export const customTexts = (record: Row): string[] =>
  Object.values(customIn(record)).flatMap((value) =>
    typeof value === 'string' && !v.is(dateText, value) ? [value] : [],
  );
