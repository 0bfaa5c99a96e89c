/**
 * Where a spreadsheet begins to read a formula (OWASP, "CSV Injection"): at the start of a cell, and of what becomes one when it
 * splits by semicolon or tab, ends a row at any line break, and takes our quotes for text.
 */
const formulas = /(?<!')(?='*[=+\-@＝＋－＠])(?<=(?:^|[,;\t\r\n])[\s"]*?)|^(?='*[\t\r\n])/g;

/**
 * One line of CSV (RFC 4180), its end included: texts in quotes, numbers bare, and nothing at all for null. No text in it can be
 * read as a formula, whatever a spreadsheet splits by: an apostrophe stands before each place where one would begin.
 *
 * Who reads the texts back, as a phone number (`'+49 30 1`), takes one apostrophe away from the front of each run of them which
 * ends in one of `= + - @` or their full-width forms and begins the text, or follows a comma, semicolon, tab or line break
 * (white space and quotes may stand between); and one from the front of a text where tab or line break follow.
 */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll(formulas, "'").replaceAll('"', '""')}"`;
}
