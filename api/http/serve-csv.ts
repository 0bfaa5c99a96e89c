import type { Hono } from 'hono';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import type { Tx } from '../db/tenant.ts';
import type { Env } from './context.ts';
import { csvFile, csvPart, type Columns, type Part } from './csv-part.ts';
import { serveParts, type Place } from './serve-parts.ts';

interface Sheet<E extends Endpoint, Row> {
  /** Of the file, without its ending. */
  name: string;
  columns: Columns<Row>;
  readPart: (tx: Tx, input: Parsed<E>, place: Place) => Promise<Part<Row>>;
}

/** Answers an endpoint for members with CSV of any length, as `serveParts()` does. */
export const serveCsv = <E extends Endpoint, Row>(
  app: Hono<Env>,
  endpoint: E,
  { name, columns, readPart }: Sheet<E, Row>,
) =>
  serveParts(app, endpoint, {
    name,
    ...csvFile,
    readPart: async (tx, input, place) =>
      csvPart(columns, await readPart(tx, input, place), place.cursor === undefined),
  });
