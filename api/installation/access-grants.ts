import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { AccessGrant, endAccessGrant, listAccessGrants } from '../../contract/grants.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { tellGrant } from './tell-grant.ts';

const latestFirst: Order = { by: 'starts_at', kind: 'instant', descending: true, always: true };

/** Who could look into the company, why and how long: for its admins. */
export async function listOfTenant(
  { sql: db, actor }: Tx,
  { limit, cursor }: Parsed<typeof listAccessGrants>,
): Promise<Output<typeof listAccessGrants>> {
  const beyond = cursor ? sql`and ${after(latestFirst, readCursor(latestFirst, cursor))}` : sql``;
  const { rows } = await sql<AccessGrant>`
    select id, json_build_object('name', superadmin_name, 'email', superadmin_email) as superadmin, reason,
      starts_at as "startsAt", expires_at as "expiresAt", ended_at as "endedAt",
      (select m.name from member m where m.tenant_id = ${actor.tenantId} and m.id = access_grant.ended_by) as "endedBy"
    from access_grant where tenant_id = ${actor.tenantId} ${beyond} order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(latestFirst, [last.startsAt, last.id]) : null };
}

/** Ends a grant at once; one that is over stays as it is. */
export async function endForTenant(tx: Tx, { id }: Parsed<typeof endAccessGrant>): Promise<null> {
  const { tenantId, memberId } = tx.actor;
  const found = await tx.sql
    .selectFrom('access_grant')
    .select(['superadmin_name as superadmin', 'reason'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound();
  const ended = await tx.sql
    .updateTable('access_grant')
    .set({ ended_at: sql<string>`now()`, ended_by: memberId })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .executeTakeFirst();
  if (ended.numUpdatedRows > 0n) await tellGrant(tx, 'ended', { id, ...found });
  return null;
}
