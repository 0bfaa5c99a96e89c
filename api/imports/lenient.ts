import * as v from 'valibot';

import { readDecimal } from '../../contract/amounts.ts';
import type { Field } from '../../contract/field.ts';
import { currency as currencyCode } from '../../contract/values.ts';
import type { Actor } from '../db/tenant.ts';

const yes = new Set('yes y true 1 x ja j wahr si sí s verdadero oui o vrai'.split(' '));
const no = new Set('no n false 0 nein falsch non faux falso'.split(' '));

type Customs = Pick<Actor, 'country' | 'currency'>;

/** What people and other programs write where an export of ours is exact: only what is not read yet is looked at. */
export function readLeniently({ kind }: Field, value: unknown, customs: Customs): unknown {
  if (kind === 'checkbox' && typeof value === 'string') return readYesNo(value);
  if (kind === 'date' && typeof value === 'string') return readDay(value, customs);
  if (kind === 'instant' && typeof value === 'string') return readMoment(value, customs);
  if (kind === 'money' && value !== null) return readAmount(value, customs);
  if (Array.isArray(value)) return value.flatMap((one) => split(kind, String(one)));
  return value;
}

/** Google parts several values by `:::`; an e-mail address holds neither comma nor space. */
const split = (kind: Field['kind'], text: string): string[] => {
  if (kind === 'tags') return [text];
  const parts = text
    .split(/\s+:::\s+/)
    .flatMap((part) => (kind === 'emails' ? addressesIn(part) : [part]));
  return parts.map((part) => part.trim()).filter(Boolean);
};

function addressesIn(text: string): string[] {
  const parts = text.split(/[,\s]+/).filter(Boolean);
  return parts.every((part) => part.includes('@')) ? parts : [text];
}

function readYesNo(text: string): unknown {
  const word = text.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : text;
}

/** `23.11.2026` and `23/11/2026`, which in the United States is `11/23/2026`. */
function readDay(text: string, { country }: Customs): string {
  const found = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!found) return /^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 10) : text;
  const [, first = '', sign, second = '', year] = found;
  const isMonthFirst = sign === '/' && country === 'US';
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readMoment(text: string, customs: Customs): string {
  const day = readDay(text, customs);
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T12:00:00.000Z` : text;
}

const signs: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** `1.234,56 €`, `$1,234.56`; without a currency it is the company's own. */
function readAmount(value: unknown, customs: Customs): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { amount, currency }: { amount?: unknown; currency?: unknown } = value;
  if (typeof amount !== 'string') return value;
  const named = /[A-Z]{3}/.exec(amount)?.[0] ?? signs[/[€$£¥]/.exec(amount)?.[0] ?? ''];
  const meant = (typeof currency === 'string' && currency) || named || customs.currency;
  if (!v.is(currencyCode, meant)) return value;
  const digits = amount.replace(/[^\d.,-]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replace(/[.,]/g, '');
  const plain = decimal ? `${whole || '0'}.${decimal[1]}` : whole;
  return { amount: readDecimal(plain, meant) ?? amount, currency: meant };
}
