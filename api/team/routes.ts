import type { Hono } from 'hono';
import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { listAuditLog } from '../../contract/team.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';

export function serveTeam(app: Hono<Env>) {
  serve(app, listAuditLog, readAuditLog);
}

const latestFirst: Order = { by: 'at', kind: 'instant', descending: true, always: true };

async function readAuditLog(
  { sql: db, actor }: Tx,
  { limit, cursor, recordType, recordId, actorId }: Parsed<typeof listAuditLog>,
): Promise<Output<typeof listAuditLog>> {
  const conditions = [
    sql`tenant_id = ${actor.tenantId}`,
    ...(recordType ? [sql`record_type = ${recordType}`] : []),
    ...(recordId ? [sql`record_id = ${recordId}`] : []),
    ...(actorId ? [sql`actor_id = ${actorId}`] : []),
    ...(cursor ? [after(latestFirst, readCursor(latestFirst, cursor))] : []),
  ];
  const { rows } = await sql<Output<typeof listAuditLog>['items'][number]>`
    select id, at, (select name from member where tenant_id = ${actor.tenantId} and member.id = actor_id) as actor, action,
      record_type as "recordType", record_id as "recordId", changes, address, user_agent as "userAgent", request_id as "requestId"
    from audit_event where ${sql.join(conditions, sql` and `)} order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > limit ? writeCursor(latestFirst, [last.at, last.id]) : null,
  };
}
