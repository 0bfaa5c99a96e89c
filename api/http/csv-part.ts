import { csvLine } from './csv.ts';

export type Columns<Row> = Record<string, (row: Row) => unknown>;

export interface Part<Row> {
  items: Row[];
  nextCursor: string | null;
}

/** Some rows as lines of CSV; the first of them come with the headings. */
export function csvPart<Row>(
  columns: Columns<Row>,
  { items, nextCursor }: Part<Row>,
  isFirst: boolean,
) {
  const cells = Object.values(columns);
  const lines = items.map((row) => csvLine(cells.map((cell) => cell(row))));
  return { text: (isFirst ? csvLine(Object.keys(columns)) : '') + lines.join(''), nextCursor };
}

/** What such a file is, for who saves it. */
export const csvFile = { ending: 'csv', type: 'text/csv' };
