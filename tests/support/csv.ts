/** The rows of a file of CSV (RFC 4180) by its headings, each cell as it stands there. */
export function readCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = linesIn(text.replace(/^\uFEFF/, ''));
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

/** A cell is in quotes or has none of what parts cells; a comma, the end of a line or of the text comes after it. */
const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;

function linesIn(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(cell)) {
    line.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    if (end === '\r\n' || line.join('') !== '') lines.push(line);
    line = [];
  }
  return lines;
}
