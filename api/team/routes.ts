import type { Hono } from 'hono';
import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { listMembers } from '../../contract/team.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';

export function serveTeam(app: Hono<Env>) {
  serve(app, listMembers, readMembers);
}

const byName: Order = { by: 'name', kind: 'text', descending: false, always: true };

async function readMembers(
  { sql: db, actor }: Tx,
  { limit, cursor, q, count }: Parsed<typeof listMembers>,
): Promise<Output<typeof listMembers>> {
  const matching = [
    sql`tenant_id = ${actor.tenantId}`,
    ...(q ? [sql`strpos(lower(name || ' ' || email), lower(${q})) > 0`] : []),
  ];
  const here = cursor ? [...matching, after(byName, readCursor(byName, cursor))] : matching;
  const { rows } = await sql<Output<typeof listMembers>['items'][number]>`
    select id, name, email, role, disabled_at as "disabledAt", (select role.name from role
      where role.tenant_id = ${actor.tenantId} and role.key = member.role) as "roleName" from member
    where ${sql.join(here, sql` and `)} order by ${orderBy(byName)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return {
    items,
    nextCursor: more ? writeCursor(byName, [last.name, last.id]) : null,
    ...(count && { total: await countMembers(db, matching) }),
  };
}

async function countMembers(db: Tx['sql'], matching: RawBuilder<unknown>[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from member where ${sql.join(matching, sql` and `)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}
