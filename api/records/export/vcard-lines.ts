/** A text inside a property (RFC 6350, 3.4): what would end it, a part of it or its line stands behind a backslash. */
const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** A property with one text, or with parts parted by semicolons; nothing at all where all of them are empty. */
export function property(
  name: string,
  value: string | null | readonly (string | null)[],
): string[] {
  const parts = [value].flat();
  return parts.some(Boolean)
    ? [`${name}:${parts.map((part) => escaped(part ?? '')).join(';')}`]
    : [];
}

/** A property that lists values by comma. */
export const listing = (name: string, values: readonly string[]): string[] =>
  values.length > 0 ? [`${name}:${values.map(escaped).join(',')}`] : [];

/** A property whose value is an address on the web, where nothing is escaped. */
export const link = (name: string, value: string | null): string[] =>
  value ? [`${name}:${value}`] : [];

const mostBytes = 75;

/** A line no part of which is longer than 75 bytes (RFC 6350, 3.2): the next begins with a space, and no letter is torn apart. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > mostBytes) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].map((one) => `${one}\r\n`).join('');
}
