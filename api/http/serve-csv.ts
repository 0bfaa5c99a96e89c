import type { Context, Hono } from 'hono';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import { withSession, type Mode, type Tx } from '../db/tenant.ts';
import { answerCsv, partSize, type Part } from './answer-csv.ts';
import { originOf, type Env } from './context.ts';
import { receive } from './input.ts';
import { askedFor, logSecurity } from './security-log.ts';
import { allow } from './serve.ts';
import { tokenOf } from './token.ts';
import { noteVisit } from './visits.ts';

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

/**
 * Answers an endpoint for members with CSV of any length. It goes out part by part, no faster than it is taken, and each part
 * is a transaction of its own: a slow reader holds no connection, and whoever is no longer allowed gets no more. The first
 * part goes with a row of the security log.
 */
export function serveCsv<E extends Endpoint, Row>(
  app: Hono<Env>,
  endpoint: E,
  sheet: Sheet<E, Row>,
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
        return sheet.readPart(tx, input, { limit: partSize, ...(cursor && { cursor }) });
      });
    const first = await read('write');
    return answerCsv(c, sheet, first, (cursor) => read('read', cursor));
  });
}

const logExport = (c: Context<Env>, tx: Tx, { id }: Endpoint, filters: unknown) =>
  logSecurity(tx, {
    kind: 'exported',
    asked: askedFor(c),
    status: 200,
    details: { export: id, filters },
  });
