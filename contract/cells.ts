import * as v from 'valibot';

import { decimalOf, readDecimal } from './amounts.ts';
import type { Field } from './field.ts';
import { currency as currencyCode } from './values.ts';

/** What a column of a sheet holds of a field that takes several: the rest stands in the columns beside it. */
export type Part = '' | 'currency' | 'type' | 'id' | 'name' | (typeof addressParts)[number];

/** A cell: a text, or what a spreadsheet may reckon with. */
export type Cell = string | number | boolean | { decimal: string } | null;

const addressParts = ['street', 'city', 'region', 'postalCode', 'country'] as const;

/** The columns that a field takes. */
export function partsOf({ kind }: Pick<Field, 'kind'>): readonly Part[] {
  switch (kind) {
    case 'money':
      return ['', 'currency'];
    case 'address':
      return addressParts;
    case 'reference':
      return ['', 'name'];
    case 'subject':
      return ['type', 'id', 'name'];
    default:
      return [''];
  }
}

/** What a record that is pointed to is called; null when the reader may not know. */
export type NameOf = (type: string, id: string) => string | null;

/** A value's cell in one of its field's columns. */
export function cellOf(field: Field, part: Part, value: unknown, nameOf: NameOf): Cell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string')
    return part === 'name' ? nameOf(field.refersTo?.[0] ?? '', value) : value;
  if (Array.isArray(value)) return value.map(escaped).join('; ') || null;
  return typeof value === 'object' && value !== null
    ? objectCell(field, part, value, nameOf)
    : null;
}

function objectCell({ kind }: Field, part: Part, value: object, nameOf: NameOf): Cell {
  if (kind === 'values') return Object.keys(value).length > 0 ? JSON.stringify(value) : null;
  if (v.is(anyMoney, value)) return part === '' ? { decimal: decimalOf(value) } : value.currency;
  if (part === 'name') return nameOf(wordIn(value, 'type') ?? '', wordIn(value, 'id') ?? '');
  return wordIn(value, part);
}

const anyMoney = v.object({ amount: v.number(), currency: v.string() });
const wordIn = (value: object, name: string): string | null => {
  const held: unknown = Reflect.get(value, name);
  return typeof held === 'string' ? held : null;
};

const escaped = (one: unknown) => String(one).replace(/[\\;]/g, '\\$&');

/** The values of a list in one cell: parted by semicolons, but not by those behind a backslash. */
const listIn = (cell: string): string[] =>
  (cell.match(/(?:\\[^]|[^\\;])+/g) ?? [])
    .map((one) => one.replace(/\\([^])/g, '$1').trim())
    .filter(Boolean);

/**
 * The value that a field's cells stand for: the reverse of `cellOf`, for the texts it wrote. What cannot be read stays the text
 * it is, so that the field's own schema says what is wrong with it.
 */
export function valueOf(field: Field, cells: Partial<Record<Part, string>>): unknown {
  const { kind } = field;
  const text = cells['']?.trim() ?? '';
  if (kind === 'address') return addressIn(cells);
  if (kind === 'subject') return cells.id ? { type: cells.type, id: cells.id } : field.empty;
  // Only what is empty throughout is: a text keeps the spaces and line breaks inside it.
  if (text === '') return structuredClone(field.empty);
  switch (kind) {
    case 'money':
      return moneyIn(text, cells.currency?.trim().toUpperCase() ?? '');
    case 'number':
      return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
    case 'checkbox':
      return readChecked(text);
    case 'choice':
      return readChoice(field, text);
    case 'values':
      return readJson(text);
    case 'emails':
    case 'phones':
    case 'urls':
    case 'tags':
      return listIn(text);
    default:
      return text;
  }
}

function addressIn(cells: Partial<Record<Part, string>>): unknown {
  const parts = addressParts.map((part) => [part, cells[part]?.trim() || null] as const);
  return parts.some(([, value]) => value !== null) ? Object.fromEntries(parts) : null;
}

/** Of no known currency, the amount stays as it was written. */
function moneyIn(text: string, currency: string): unknown {
  const amount = v.is(currencyCode, currency) ? readDecimal(text, currency) : null;
  return { amount: amount ?? text, currency };
}

const readChecked = (text: string): unknown =>
  ({ true: true, false: false })[text.toLowerCase()] ?? text;

function readChoice({ options = [] }: Field, text: string): string {
  const meant = text.toLowerCase();
  const isMeant = (words: string) => words.toLowerCase() === meant;
  const exact = options.find(({ value }) => value === text);
  return (
    (exact ?? options.find(({ value, label }) => isMeant(value) || isMeant(label)))?.value ?? text
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // no JSON: the schema asks for what it wants
  }
}
