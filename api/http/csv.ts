import { defuse } from '../../contract/formulas.ts';

/**
 * One line of CSV (RFC 4180), its end included: texts in quotes, numbers bare, and nothing at all for null. No text in it can be
 * read as a formula, whatever a spreadsheet splits by; `readDefused` gives back what stood there.
 */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(written).join(',')}\r\n`;

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (isDecimal(value)) return value.decimal;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${defuse(text).replaceAll('"', '""')}"`;
}

/** An amount that is exact only as digits: of nothing else can it be made, so no formula hides in it. */
const isDecimal = (value: unknown): value is { decimal: string } =>
  typeof value === 'object' &&
  value !== null &&
  'decimal' in value &&
  typeof value.decimal === 'string' &&
  /^-?\d+(?:\.\d+)?$/.test(value.decimal);
