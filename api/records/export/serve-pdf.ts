import type { Hono } from 'hono';

import { mostPrinted, type recordExports } from '../../../contract/exports.ts';
import type { RecordType } from '../../../contract/record.ts';
import { attachment } from '../../http/answer-parts.ts';
import type { Env } from '../../http/context.ts';
import { reading } from '../../http/serve-parts.ts';
import { traceLost } from '../../http/traces.ts';
import { lostFilters } from '../lost-filters.ts';
import { printInTurn } from './pdf/print.ts';
import { headingOf, readPrinted } from './printed.ts';

/**
 * Answers a list as PDF. It is read whole first, part by part in transactions of their own as any export is, so that each page
 * can say of how many it is.
 */
export function servePdf(
  app: Hono<Env>,
  endpoint: (typeof recordExports)['lead']['pdf'],
  type: RecordType,
) {
  app.get(endpoint.path, async (c) => {
    const { read, lost } = await reading(c, endpoint, (tx, query) => lostFilters(tx, type, query));
    const { heading, ...first } = await read('write', async (tx, query) => ({
      heading: await headingOf(tx, type, query),
      ...(await readPrinted(tx, type, query, null)),
    }));
    const { rows } = first;
    let next = first.nextCursor;
    // What was added since it was counted does not make it endless.
    while (next !== null && rows.length < mostPrinted) {
      const cursor = next;
      const part = await read('read', (tx, query) => readPrinted(tx, type, query, cursor));
      rows.push(...part.rows);
      next = part.nextCursor;
    }
    if (lost.length > 0) await traceLost(c, lost);
    const pdf = await printInTurn({ ...heading, rows });
    return c.body(pdf, 200, {
      'content-type': 'application/pdf',
      'content-disposition': attachment(type.plural, 'pdf'),
    });
  });
}
