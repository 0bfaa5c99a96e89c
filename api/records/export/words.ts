import * as v from 'valibot';

import { decimalOf, minorDigits } from '../../../contract/amounts.ts';
import type { NameOf } from '../../../contract/cells.ts';
import type { Field } from '../../../contract/field.ts';
import { subjectIn } from '../subjects.ts';

interface Reader {
  nameOf: NameOf;
  timeZone: string;
}

/** A value as people read it on paper; nothing where nobody has filled it in. */
export function inWords(field: Field, value: unknown, reader: Reader): string {
  if (typeof value === 'string') return textInWords(field, value, reader);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => bare(String(one))).join(', ');
  if (field.kind === 'money') return v.is(money, value) ? amount(value) : '';
  if (typeof value === 'object' && value !== null) return parts(value, reader.nameOf);
  return value === true ? 'Yes' : '';
}

function textInWords(field: Field, text: string, { nameOf, timeZone }: Reader): string {
  switch (field.kind) {
    case 'choice':
      return field.options?.find(({ value }) => value === text)?.label ?? text;
    case 'date':
      return day(new Date(`${text}T00:00:00Z`), 'UTC');
    case 'instant':
      return moment(new Date(text), timeZone);
    case 'reference':
      return nameOf(field.refersTo?.[0] ?? '', text) ?? '';
    case 'url':
      return bare(text);
    default:
      return text;
  }
}

/** A web address as people say it. */
const bare = (text: string) => text.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');

const money = v.object({ amount: v.number(), currency: v.string() });

function amount(given: v.InferOutput<typeof money>): string {
  const digits = minorDigits(given.currency);
  // As text it is exact to the last digit, which a number need not be.
  const decimal = decimalOf(given) as Intl.StringNumericLiteral;
  return `${new Intl.NumberFormat('en', { minimumFractionDigits: digits }).format(decimal)} ${given.currency}`;
}

const dayForm = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const day = (date: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { ...dayForm, timeZone }).format(date);

/** A moment in the reader's own time. */
export const moment = (date: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...dayForm,
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(date);

/** Of an address its lines, of own fields their values, of a subject what it is called. */
function parts(value: object, nameOf: NameOf): string {
  const subject = subjectIn(value);
  if (subject) return nameOf(subject.type, subject.id) ?? '';
  return Object.values(value)
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
