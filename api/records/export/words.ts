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
export function inWords(field: Field, value: unknown, { nameOf, timeZone }: Reader): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((one) => bare(String(one))).join(', ');
  switch (field.kind) {
    case 'choice':
      return labelOf(field, value);
    case 'checkbox':
      return value === true ? 'Yes' : '';
    case 'money':
      return amount(value);
    case 'date':
      return day(new Date(`${String(value)}T00:00:00Z`), 'UTC');
    case 'instant':
      return moment(new Date(String(value)), timeZone);
    case 'reference':
      return nameOf(field.refersTo?.[0] ?? '', String(value)) ?? '';
    case 'url':
      return bare(String(value));
    default:
      return typeof value === 'object' ? parts(value, nameOf) : String(value);
  }
}

/** The label of a choice's value. */
export const labelOf = ({ options }: Pick<Field, 'options'>, value: unknown): string =>
  options?.find((option) => option.value === value)?.label ?? String(value);

/** A web address as people say it. */
const bare = (text: string) => text.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');

const money = v.object({ amount: v.number(), currency: v.string() });

function amount(value: unknown): string {
  const given = v.parse(money, value);
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

/** Of an address its lines, of own fields their names too, of a subject what it is called. */
function parts(value: object, nameOf: NameOf): string {
  const subject = subjectIn(value);
  if (subject) return nameOf(subject.type, subject.id) ?? '';
  return Object.values(value)
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
