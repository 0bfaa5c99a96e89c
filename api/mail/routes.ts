import type { Hono } from 'hono';
import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { listMailbox, type Mail } from '../../contract/mailbox.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';

export function serveMailbox(app: Hono<Env>) {
  serve(app, listMailbox, readMailbox);
}

const latestFirst: Order = { by: 'created_at', kind: 'instant', descending: true, always: true };

/** A mail may hold a link that lets somebody in: whoever may do less than an admin does not get to read it. */
async function readMailbox(
  { sql: db, actor }: Tx,
  { limit, cursor }: Parsed<typeof listMailbox>,
): Promise<Output<typeof listMailbox>> {
  const conditions = [
    sql`tenant_id = ${actor.tenantId}`,
    ...(cursor ? [after(latestFirst, readCursor(latestFirst, cursor))] : []),
  ];
  const { rows } = await sql<Mail>`
    select id, created_at as "createdAt", kind, recipient as "to", member_id as "memberId", subject,
      case when state = 'kept' and ${actor.role === 'admin'}::boolean then body end as text, state, attempts, last_error as "lastError", sent_at as "sentAt"
    from mail where ${sql.join(conditions, sql` and `)} order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(latestFirst, [last.createdAt, last.id]) : null };
}
