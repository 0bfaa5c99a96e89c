import * as v from 'valibot';

import { emailAddress } from '../../contract/values.ts';

export type Shape = 'email' | 'phone' | 'profile' | 'url' | 'id' | 'date' | 'number';

const networks =
  /^(?:https?:\/\/)?(?:[\w-]+\.)?(?:linkedin|xing|twitter|x|facebook|instagram|github)\.com\/./i;

/** What a value is by its looks; null for any other text. */
export function kindOfText(text: string): Shape | null {
  const value = text.trim();
  if (value === '') return null;
  if (value.includes('@') && v.is(emailAddress, value)) return 'email';
  if (/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(value)) return 'id';
  if (networks.test(value)) return 'profile';
  if (/^(?:https?:\/\/|www\.)\S+\.\S+$/i.test(value)) return 'url';
  if (/^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(value)) return 'date';
  if (/^(?:\+|\(?0)[\d\s()./-]{5,24}$/.test(value)) return 'phone';
  if (/^-?[\d.,]+$/.test(value)) return 'number';
  return null;
}

/** What most of a column's values are. */
export function kindOfColumn(values: string[]): Shape | null {
  const filled = values.filter((value) => value.trim() !== '');
  const kinds = filled.map(kindOfText);
  const [first] = kinds.filter((kind) => kind !== null);
  if (!first) return null;
  return kinds.filter((kind) => kind === first).length >= filled.length * 0.6 ? first : null;
}
