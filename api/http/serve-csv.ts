import type { Context, Hono } from 'hono';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import { withSession, type Mode, type Tx } from '../db/tenant.ts';
import { originOf, type Env } from './context.ts';
import { csvLine } from './csv.ts';
import { receive } from './input.ts';
import { askedFor, logSecurity } from './security-log.ts';
import { allow } from './serve.ts';
import { tokenOf } from './token.ts';
import { noteVisit } from './visits.ts';

interface Part<Row> {
  items: Row[];
  nextCursor: string | null;
}

interface Sheet<E extends Endpoint, Row> {
  /** Of the file, without its ending. */
  name: string;
  columns: Record<string, (row: Row) => unknown>;
  readPart: (
    tx: Tx,
    input: Parsed<E>,
    place: { limit: number; cursor?: string },
  ) => Promise<Part<Row>>;
}

const partSize = 500;

/**
 * Answers an endpoint for members with CSV of any length. It goes out part by part, no faster than it is taken, and each part
 * is a transaction of its own: a slow reader holds no connection, and whoever is no longer allowed gets no more. The first
 * part goes with a row of the security log.
 */
export function serveCsv<E extends Endpoint, Row>(
  app: Hono<Env>,
  endpoint: E,
  { name, columns, readPart }: Sheet<E, Row>,
) {
  app.get(endpoint.path, async (c) => {
    const token = tokenOf(c);
    const check = await receive(c, endpoint);
    const read = (mode: Mode, cursor?: string) =>
      withSession(c.var.db, token, { origin: originOf(c), mode }, async (tx) => {
        allow(endpoint, tx.actor);
        const input = check();
        if (!cursor) {
          await noteVisit(tx, endpoint, input);
          await logExport(c, tx, endpoint, input);
        }
        return readPart(tx, input, { limit: partSize, ...(cursor && { cursor }) });
      });
    const cellsOf = Object.values(columns);
    const linesOf = (rows: Row[]) =>
      rows.map((row) => csvLine(cellsOf.map((cell) => cell(row)))).join('');
    const first = await read('write');
    const head = csvLine(Object.keys(columns)) + linesOf(first.items);
    return c.body(
      stream(c, head, first.nextCursor, async (cursor) => {
        const { items, nextCursor } = await read('read', cursor);
        return [linesOf(items), nextCursor];
      }),
      200,
      {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.csv"`,
      },
    );
  });
}

const logExport = (c: Context<Env>, tx: Tx, { id }: Endpoint, filters: unknown) =>
  logSecurity(tx, {
    kind: 'exported',
    asked: askedFor(c),
    status: 200,
    details: { export: id, filters },
  });

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
