import pg from 'pg';

import { types } from '../db/open.ts';
import { noMarks, type Checkpoint } from './checkpoint.ts';
import { walkLane, type Fault, type Head } from './lane.ts';

interface Tenant {
  id: string;
  slug: string;
}

/** What was found of one tenant's audit log. */
export interface Verdict {
  tenant: Tenant;
  rows: number;
  heads: Head[];
  /** The first bad row, or null when every row is what was written. */
  fault: Fault | null;
}

interface Asked {
  /** The database's owner: nobody else may read the chain. */
  ownerUrl: string;
  /** One tenant only. */
  slug?: string | undefined;
  /** What an earlier run wrote down. */
  checkpoint?: Checkpoint | undefined;
}

/**
 * Walks the audit log of each tenant, one after the other, in the memory of one page of rows. A tenant is read as it is at
 * one moment, so that it can be written to meanwhile. Without a checkpoint, whoever owns the database can take away the last
 * rows together with their chain, or make a whole chain anew, unseen.
 */
export async function* verifyAudit({ ownerUrl, slug, checkpoint }: Asked): AsyncGenerator<Verdict> {
  const client = new pg.Client({ connectionString: ownerUrl, types });
  await client.connect();
  try {
    for (const tenant of await tenantsOf(client, slug, checkpoint)) {
      await client.query('begin isolation level repeatable read read only');
      yield await verifyTenant(client, tenant, checkpoint);
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}

/** Those of the installation, and those that were there at the checkpoint. */
async function tenantsOf(
  client: pg.ClientBase,
  slug: string | undefined,
  checkpoint: Checkpoint | undefined,
): Promise<Tenant[]> {
  const { rows } = await client.query<Tenant>(
    'select id, slug from tenant where $1::text is null or slug = $1 order by slug',
    [slug],
  );
  if (slug !== undefined) return rows;
  const gone = [...(checkpoint?.keys() ?? [])].filter((id) => !rows.some((one) => one.id === id));
  return [...rows, ...gone.map((id) => ({ id, slug: id }))];
}

/** Verifies one tenant inside the client's transaction. */
export async function verifyTenant(
  client: pg.ClientBase,
  tenant: Tenant,
  checkpoint?: Checkpoint,
): Promise<Verdict> {
  // The owner, too, stands before the wall, unless it is a superuser.
  await client.query('select enter_tenant($1, null)', [tenant.id]);
  const marked = checkpoint?.get(tenant.id);
  const ends = await storedHeads(client, tenant.id);
  const lanes = new Set([...ends.keys(), ...(marked?.keys() ?? [])]);
  const verdict: Verdict = { tenant, rows: 0, heads: [], fault: null };
  for (const lane of [...lanes].toSorted((one, other) => one - other)) {
    const marks = marked?.get(lane) ?? noMarks;
    const { head, fault } = await walkLane(client, tenant.id, lane, marks);
    verdict.rows += head.seq;
    verdict.heads.push(head);
    verdict.fault ??= fault ?? wrongEnd(head, ends.get(lane));
    if (verdict.fault) return verdict;
  }
  return { ...verdict, fault: await unchained(client, tenant.id, verdict.rows) };
}

/** Each lane's end as the trigger left it; null for a lane that has links but no end. */
async function storedHeads(client: pg.ClientBase, tenantId: string) {
  const { rows } = await client.query<{ lane: number; seq: number | null; hash: string | null }>(
    `select lane, h.seq, encode(h.hash, 'hex') as hash
     from (select distinct lane from audit_link where tenant_id = $1) l
     full join (select lane, seq, hash from audit_head where tenant_id = $1) h using (lane)`,
    [tenantId],
  );
  return new Map(
    rows.map(({ lane, seq, hash }) => [
      lane,
      seq === null || hash === null ? null : { lane, seq, hash },
    ]),
  );
}

function wrongEnd({ lane, seq, hash }: Head, end: Head | null | undefined): Fault | null {
  if (end?.seq === seq && end.hash === hash) return null;
  const what = !end
    ? 'the end of the chain is not written down any more'
    : end.seq > seq
      ? `the rows after this one are gone, up to ${end.seq}`
      : 'this is not where the chain ended';
  return { lane, seq, eventId: null, what };
}

/** A row that no link stands for, when there are more rows than links. */
async function unchained(
  client: pg.ClientBase,
  tenantId: string,
  chained: number,
): Promise<Fault | null> {
  const { rows: counted } = await client.query<{ all: number }>(
    'select count(*) as all from audit_event where tenant_id = $1',
    [tenantId],
  );
  if (counted[0]?.all === chained) return null;
  const { rows } = await client.query<{ id: string }>(
    `select e.id from audit_event e where e.tenant_id = $1 and not exists (
       select 1 from audit_link l where l.tenant_id = $1 and l.event_id = e.id) order by e.id limit 1`,
    [tenantId],
  );
  const what = 'the row was put in past the chain';
  return { lane: null, seq: null, eventId: rows[0]?.id ?? null, what };
}
