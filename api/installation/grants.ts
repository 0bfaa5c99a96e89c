import type { Context } from 'hono';
import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { endGrant, enterGrant, Grant, listGrants, openGrant } from '../../contract/grants.ts';
import { newId } from '../../contract/id.ts';
import { asServer } from '../db/as-server.ts';
import type { Db } from '../db/open.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, noSuchRecord, notFound } from '../errors.ts';
import { asSuperadmin } from '../http/as-superadmin.ts';
import type { Env } from '../http/context.ts';
import type { Superadmin } from '../http/serve-superadmin.ts';
import { tellGrant } from './tell-grant.ts';

interface Place {
  id: string;
  createdAt: string;
  tenant: Grant['tenant'];
}

const latestFirst: Order = { by: 'created_at', kind: 'instant', descending: true, always: true };

/** The superadmin's own grants. Each is read behind the wall of its company. */
export async function listOwn(
  c: Context<Env>,
  { identityId }: Superadmin,
  { limit, cursor }: Parsed<typeof listGrants>,
): Promise<Output<typeof listGrants>> {
  const { db } = c.var;
  const beyond = cursor ? sql`and ${after(latestFirst, readCursor(latestFirst, cursor))}` : sql``;
  const places = await placesOf(
    db,
    sql`where identity_id = ${identityId} ${beyond} order by ${orderBy(latestFirst)} limit ${limit + 1}`,
  );
  const shown = places.slice(0, limit);
  const items: Grant[] = [];
  for (const place of shown) items.push(await readGrant(db, place));
  const last = shown.at(-1);
  const more = last && places.length > limit;
  return { items, nextCursor: more ? writeCursor(latestFirst, [last.createdAt, last.id]) : null };
}

async function placesOf({ global }: Db, where: ReturnType<typeof sql>): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select id, created_at as "createdAt", (select json_build_object('id', t.id, 'name', t.name, 'slug', t.slug)
      from tenant t where t.id = granted_tenant_id) as tenant
    from grant_place ${where}
  `.execute(global);
  return rows;
}

/** A grant of the superadmin's own. Throws `not_found` for anybody else's. */
async function placeOf(db: Db, { identityId }: Superadmin, id: string): Promise<Place> {
  const [place] = await placesOf(db, sql`where id = ${id} and identity_id = ${identityId}`);
  if (!place) throw notFound();
  return place;
}

const readGrant = (db: Db, place: Place): Promise<Grant> =>
  asServer(db, { tenantId: place.tenant.id }, async (tx) => {
    const { endedBy, ...span } = await spanOf(tx, place.id);
    return { id: place.id, tenant: place.tenant, ...span, endedByTenant: endedBy !== null };
  });

const spanOf = ({ sql: db, actor }: Tx, id: string) =>
  db
    .selectFrom('access_grant')
    .select([
      'reason',
      'starts_at as startsAt',
      'expires_at as expiresAt',
      'ended_at as endedAt',
      'ended_by as endedBy',
    ])
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Opens a grant; the company's admins find it in their logs and in their list of grants. */
export async function open(
  c: Context<Env>,
  superadmin: Superadmin,
  { tenantId, reason, minutes }: Parsed<typeof openGrant>,
): Promise<Grant> {
  const { db } = c.var;
  const tenant = await db.global
    .selectFrom('tenant')
    .select(['id', 'name', 'slug'])
    .where('id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) throw noSuchRecord('tenantId');
  const id = newId();
  const { identityId, name, email } = superadmin;
  await asSuperadmin(c, superadmin, tenantId, async (tx) => {
    await tx.sql
      .insertInto('grant_place')
      .values({ id, identity_id: identityId, granted_tenant_id: tenantId })
      .execute();
    await tx.sql
      .insertInto('access_grant')
      .values({
        tenant_id: tenantId,
        id,
        identity_id: identityId,
        superadmin_name: name,
        superadmin_email: email,
        reason,
        expires_at: sql<string>`now() + make_interval(mins => ${minutes})`,
      })
      .execute();
    await tellGrant(tx, 'opened', { id, superadmin: name, reason });
  });
  return readGrant(db, await placeOf(db, superadmin, id));
}

/** Ends a grant of one's own at once, in whichever session it has been entered. */
export async function end(
  c: Context<Env>,
  superadmin: Superadmin,
  { id }: Parsed<typeof endGrant>,
): Promise<null> {
  const { tenant } = await placeOf(c.var.db, superadmin, id);
  await asSuperadmin(c, superadmin, tenant.id, async (tx) => {
    const ended = await tx.sql
      .updateTable('access_grant')
      .set({ ended_at: sql<string>`now()` })
      .where('tenant_id', '=', tenant.id)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', sql<string>`now()`)
      .returning('reason')
      .executeTakeFirst();
    if (ended) await tellGrant(tx, 'ended', { id, superadmin: superadmin.name, ...ended });
  });
  return null;
}

/** Puts the session into the company; it leaves another one that it was in. */
export async function enter(
  c: Context<Env>,
  superadmin: Superadmin,
  { id }: Parsed<typeof enterGrant>,
): Promise<Grant> {
  const { db } = c.var;
  const place = await placeOf(db, superadmin, id);
  await asSuperadmin(c, superadmin, place.tenant.id, async (tx) => {
    const live = await tx.sql
      .selectFrom('access_grant')
      .select('reason')
      .where('tenant_id', '=', place.tenant.id)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', sql<string>`now()`)
      .executeTakeFirst();
    if (!live)
      throw new AppError('conflict', 'This grant has run out or was ended; open another one');
    await tx.sql
      .updateTable('session')
      .set({ grant_id: id })
      .where('id', '=', superadmin.hash)
      .execute();
    await tellGrant(tx, 'entered', { id, superadmin: superadmin.name, ...live });
  });
  return readGrant(db, place);
}

export async function leave(c: Context<Env>, { hash }: Superadmin): Promise<null> {
  await c.var.db.global
    .updateTable('session')
    .set({ grant_id: null })
    .where('id', '=', hash)
    .execute();
  return null;
}
