/** What a spreadsheet would run as a formula (OWASP, "CSV Injection"). */
const startsFormula = /^[=+\-@\t\r]/;

/** One line of CSV (RFC 4180), its end included. No text in it can be read as a formula: such a one gets an apostrophe in front. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = startsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
