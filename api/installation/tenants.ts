import type { Context } from 'hono';
import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type {
  listTenants,
  resumeTenant,
  suspendTenant,
  Tenant,
} from '../../contract/installation.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import { asServer } from '../db/as-server.ts';
import type { Db } from '../db/open.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import { notFound } from '../errors.ts';
import { asSuperadmin } from '../http/as-superadmin.ts';
import type { Env } from '../http/context.ts';
import { logSecurity } from '../http/security-log.ts';
import type { Superadmin } from '../http/serve-superadmin.ts';
import { audit } from '../records/audit.ts';
import { tableOf } from '../records/columns.ts';

const byName: Order = { by: 'name', kind: 'text', descending: false, always: true };

/** Every company, suspended or not. Of what is in them only the number of records is told. */
export async function readTenants(
  c: Context<Env>,
  _: Superadmin,
  { limit, cursor, q, count }: Parsed<typeof listTenants>,
): Promise<Output<typeof listTenants>> {
  const { db } = c.var;
  const matching = q ? sql`strpos(lower(name || ' ' || slug), lower(${q})) > 0` : sql`true`;
  const here = cursor
    ? sql`${matching} and ${after(byName, readCursor(byName, cursor))}`
    : matching;
  const found = await select(db, sql`${here} order by ${orderBy(byName)} limit ${limit + 1}`);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = last && found.length > limit;
  return {
    items: await withRecords(db, items),
    nextCursor: more ? writeCursor(byName, [last.name, last.id]) : null,
    ...(count && { total: await countTenants(db, matching) }),
  };
}

type Bare = Omit<Tenant, 'records'>;

async function select({ global }: Db, where: RawBuilder<unknown>): Promise<Bare[]> {
  const { rows } = await sql<Bare>`
    select id, name, slug, time_zone as "timeZone", currency, country, created_at as "createdAt",
      suspended_at as "suspendedAt", suspended_reason as "suspendedReason",
      (select count(*) from identity i where i.tenant_id = tenant.id) as members
    from tenant where ${where}
  `.execute(global);
  return rows;
}

async function countTenants({ global }: Db, matching: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from tenant where ${matching}
  `.execute(global);
  return rows[0]?.total ?? 0;
}

/** Counts one company after the other, each behind its own wall. */
async function withRecords(db: Db, tenants: Bare[]): Promise<Tenant[]> {
  const counted: Tenant[] = [];
  for (const tenant of tenants)
    counted.push({ ...tenant, records: await countRecords(db, tenant) });
  return counted;
}

const countRecords = (db: Db, { id }: Bare): Promise<number> =>
  asServer(db, { tenantId: id }, async (tx) => {
    const counts = Object.keys(recordTypes).map(
      (name) => sql`(select count(*) from ${sql.table(tableOf(recordType(name as RecordName)))}
        where tenant_id = ${id} and deleted_at is null)`,
    );
    const { rows } = await sql<{ records: number }>`
      select ${sql.join(counts, sql` + `)} as records
    `.execute(tx.sql);
    return rows[0]?.records ?? 0;
  });

/** One company. Throws `not_found`. */
async function getTenant(db: Db, id: string): Promise<Tenant> {
  const [found] = await withRecords(db, await select(db, sql`id = ${id}`));
  if (!found) throw notFound();
  return found;
}

/** Keeps everybody of a company out from their next request on. One that is suspended already stays so, for the old reason. */
export async function suspend(
  c: Context<Env>,
  superadmin: Superadmin,
  { id, reason }: Parsed<typeof suspendTenant>,
): Promise<Tenant> {
  const { suspendedAt } = await getTenant(c.var.db, id);
  if (suspendedAt === null) await setSuspended(c, superadmin, id, reason);
  return getTenant(c.var.db, id);
}

export async function resume(
  c: Context<Env>,
  superadmin: Superadmin,
  { id }: Parsed<typeof resumeTenant>,
): Promise<Tenant> {
  const { suspendedAt } = await getTenant(c.var.db, id);
  if (suspendedAt !== null) await setSuspended(c, superadmin, id, null);
  return getTenant(c.var.db, id);
}

const setSuspended = (
  c: Context<Env>,
  superadmin: Superadmin,
  id: string,
  reason: string | null,
): Promise<void> =>
  asSuperadmin(c, superadmin, id, async (tx) => {
    await sql`select suspend_tenant(${superadmin.hash}, ${id}, ${reason})`.execute(tx.sql);
    const verb = reason === null ? 'resumed' : 'suspended';
    const changes = reason === null ? {} : { reason: [null, reason] satisfies [null, string] };
    await audit(tx, { action: `tenant.${verb}`, recordType: 'tenant', recordId: id, changes });
    await logSecurity(tx, { kind: `tenant_${verb}`, details: { superadmin: superadmin.name } });
  });
