import type { Hono } from 'hono';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import type { Sql } from '../db/sql-over.ts';
import { answerParts, partSize } from './answer-parts.ts';
import { originOf, type Env } from './context.ts';
import { csvFile, csvPart, type Columns, type Part } from './csv-part.ts';
import { receive } from './input.ts';
import { askedFor, logSecurityOf } from './security-log.ts';
import { superadminBehind } from './serve-superadmin.ts';
import { tokenOf } from './token.ts';

interface Sheet<E extends Endpoint, Row> {
  /** Of the file, without its ending. */
  name: string;
  columns: Columns<Row>;
  readPart: (
    sql: Sql,
    input: Parsed<E>,
    place: { limit: number; cursor?: string },
  ) => Promise<Part<Row>>;
}

/**
 * Answers an endpoint for who runs the installation with CSV of any length, as `serveCsv()` does for members: whoever is no
 * longer signed in gets no more of it. That it was taken out is written down before its first line goes.
 */
export function serveSuperadminCsv<E extends Endpoint, Row>(
  app: Hono<Env>,
  endpoint: E,
  sheet: Sheet<E, Row>,
) {
  if (endpoint.access !== 'superadmin')
    throw new Error(`serveSuperadminCsv() does not answer for ${endpoint.access}`);
  app.get(endpoint.path, async (c) => {
    const { db } = c.var;
    const token = tokenOf(c);
    const check = await receive(c, endpoint);
    const { identityId } = await superadminBehind(db, token);
    const input = check();
    await logSecurityOf(db, { identityId, tenantId: null, memberId: null }, originOf(c), {
      kind: 'exported',
      asked: askedFor(c),
      status: 200,
      details: { export: endpoint.id, filters: input },
    });
    const { name, columns, readPart } = sheet;
    const first = csvPart(columns, await readPart(db.global, input, { limit: partSize }), true);
    return answerParts(c, { name, ...csvFile }, first, async (cursor) => {
      await superadminBehind(db, token);
      const part = await readPart(db.global, input, { limit: partSize, cursor });
      return csvPart(columns, part, false);
    });
  });
}
