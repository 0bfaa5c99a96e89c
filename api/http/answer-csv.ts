import type { Context } from 'hono';

import type { Env } from './context.ts';
import { csvLine } from './csv.ts';

export interface Part<Row> {
  items: Row[];
  nextCursor: string | null;
}

interface Table<Row> {
  /** Of the file, without its ending. */
  name: string;
  columns: Record<string, (row: Row) => unknown>;
}

export const partSize = 500;

/** Answers with CSV of any length: `first` at once, and each further part when the one before has been taken. */
export function answerCsv<Row>(
  c: Context<Env>,
  { name, columns }: Table<Row>,
  first: Part<Row>,
  readPart: (cursor: string) => Promise<Part<Row>>,
): Response {
  const cellsOf = Object.values(columns);
  const linesOf = (rows: Row[]) =>
    rows.map((row) => csvLine(cellsOf.map((cell) => cell(row)))).join('');
  const head = csvLine(Object.keys(columns)) + linesOf(first.items);
  return c.body(
    stream(c, head, first.nextCursor, async (cursor) => {
      const { items, nextCursor } = await readPart(cursor);
      return [linesOf(items), nextCursor];
    }),
    200,
    {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.csv"`,
    },
  );
}

type ReadMore = (cursor: string) => Promise<[text: string, nextCursor: string | null]>;

function stream(c: Context<Env>, head: string, cursor: string | null, readMore: ReadMore) {
  const encoder = new TextEncoder();
  let next = cursor;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(head));
      if (next === null) controller.close();
    },
    async pull(controller) {
      if (next === null) return;
      try {
        const [text, after] = await readMore(next);
        next = after;
        controller.enqueue(encoder.encode(text));
        if (next === null) controller.close();
      } catch (error) {
        // The answer has begun: all that can be done is to break off, so that half a file is not taken for a whole one.
        c.var.log.error('an export broke off', { error, requestId: c.var.requestId });
        controller.error(error);
      }
    },
  });
}
