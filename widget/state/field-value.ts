import * as v from 'valibot';

import type { Field } from '../../contract/field.ts';
import { t } from '../messages/t.ts';

/** A value as a form holds it: what the contract knows, or text that is not (yet) a value. */
export type Typed = unknown;

const lists: Field['kind'][] = ['emails', 'phones', 'urls', 'tags'];
const isList = (field: Field) => lists.includes(field.kind);

export const isEmpty = (value: Typed): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  // An address is empty when all its parts are.
  (typeof value === 'object' && Object.values(value).every((part) => part === null || part === ''));

/** What is sent for what was typed: no blanks, `null` or `[]` for nothing. */
export function cleaned(field: Field, value: Typed): unknown {
  if (isList(field) && Array.isArray(value))
    return value.map((one) => String(one).trim()).filter(Boolean);
  if (field.kind === 'values') return value;
  if (typeof value === 'string') return value.trim() || field.empty;
  return isEmpty(value) ? field.empty : value;
}

/** What is wrong with a value, in words; null when nothing is. */
export function problemOf(field: Field, value: Typed): string | null {
  const sent = cleaned(field, value);
  if (isEmpty(sent)) return field.needed ? t('form.enterValue') : null;
  if (field.kind === 'money' && typeof sent === 'string') return t('form.amountError');
  const result = v.safeParse(field.value, sent);
  return result.success ? null : result.issues[0].message;
}

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
