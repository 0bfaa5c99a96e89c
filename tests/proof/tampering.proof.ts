import pg from 'pg';

import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../../api/audit/checkpoint.ts';
import { verifyTenant } from '../../api/audit/verify.ts';
import { types } from '../../api/db/open.ts';
import { makeAppRole } from '../../api/db/roles.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { makeCompany } from '../support/database.ts';
import { clientOf, type TestServer } from '../support/server.ts';
import { attemptsThatPass } from './audit-attempts.ts';
import { withServer, type Prove } from './proof.ts';
import { randomFrom } from './random.ts';
import { falsifiedColumns, tamperings, type Scene } from './tamperings.ts';

/** Whatever somebody with all rights changes about the audit log afterwards, verifying it shows. */
export const prove: Prove = (length) =>
  withServer(async (server, ownerUrl) => {
    const tries = length === 'long' ? 1000 : 3 * Object.keys(tamperings).length;
    const company = await makeCompany(ownerUrl);
    const other = await makeCompany(ownerUrl);
    await fillLog(server, company, length === 'long' ? 60 : 12);
    const client = new pg.Client({ connectionString: ownerUrl, types });
    await client.connect();
    try {
      const tenant = { id: company.tenantId, slug: company.slug };
      const clean = await verifyTenant(client, tenant);
      const checkpoint = readCheckpoint(writeCheckpoint(clean));
      const links = await linksOf(client, tenant.id);
      const otherTenantId = other.tenantId;
      const scene = { client, tenantId: tenant.id, otherTenantId, links, random: randomFrom(7) };
      const shortfalls = clean.fault ? [`untouched, it says ${clean.fault.what}`] : [];
      shortfalls.push(...(await neverFalsified(client)));
      const found = { alone: 0, byCheckpoint: 0 };
      for (let at = 0; at < tries; at++) {
        const how = await tamper(scene, at, checkpoint);
        if (how.foundBy === null) shortfalls.push(`not found: ${how.name}`);
        else found[how.foundBy]++;
      }
      const after = await verifyTenant(client, tenant, checkpoint);
      if (after.fault) shortfalls.push(`untouched again, it says ${after.fault.what}`);
      const { tried, passed } = await attemptsThatPass(await makeAppRole(ownerUrl), tenant.id);
      shortfalls.push(...passed.map((attempt) => `the API's role is let: ${attempt}`));
      const figures =
        `${tries} tamperings of ${Object.keys(tamperings).length} kinds with a log of ${clean.rows} rows in ` +
        `${clean.heads.length} lanes: ${tries - found.alone - found.byCheckpoint} undetected; ` +
        `${found.alone} shown by the chain itself, ${found.byCheckpoint} by an earlier checkpoint; ` +
        `the API's role was refused ${tried - passed.length} of ${tried} attempts on it`;
      return { figures, shortfalls };
    } finally {
      await client.end();
    }
  });

/** Several at once, so that there are several lanes; new leads and changed ones. */
async function fillLog(
  server: TestServer,
  { admin, manager, rep, rep2 }: Awaited<ReturnType<typeof makeCompany>>,
  each: number,
): Promise<void> {
  const members = await Promise.all(
    [admin, manager, rep, rep2].map((one) => clientOf(server, one)),
  );
  const work = members.map(async (call) => {
    for (let made = 0; made < each; made++) {
      const id = newId();
      await call(records.lead.create, { id, lastName: `Lead ${made}`, tags: ['new'] });
      await call(records.lead.change, { id, status: 'contacted' });
    }
  });
  await Promise.all(work);
}

async function linksOf(client: pg.ClientBase, tenantId: string): Promise<Scene['links']> {
  const { rows } = await client.query<Scene['links'][number]>(
    `select lane, seq, event_id as "eventId" from audit_link where tenant_id = $1 order by lane, seq`,
    [tenantId],
  );
  return rows;
}

/** Columns that were added to the log and are not part of this proof yet. */
async function neverFalsified(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'audit_event'::regclass and attnum > 0
     and not attisdropped and attname <> all($1)`,
    [['tenant_id', ...falsifiedColumns]],
  );
  return rows.map(({ name }) => `${name} is never falsified`);
}

type FoundBy = 'alone' | 'byCheckpoint' | null;

/** Falsifies the log with its triggers off, looks whether that shows, and takes it back. */
async function tamper(
  scene: Scene,
  at: number,
  checkpoint: Checkpoint,
): Promise<{ name: string; foundBy: FoundBy }> {
  const { client, tenantId, links, random } = scene;
  const all = Object.entries(tamperings);
  const [name, falsify] = all[at % all.length] ?? [];
  const link = links[Math.floor(random() * links.length)];
  if (!name || !falsify || !link) throw new Error('There is something to falsify');
  const tenant = { id: tenantId, slug: tenantId };
  await client.query('begin');
  try {
    await client.query('set local session_replication_role = replica');
    await falsify(scene, link);
    if ((await verifyTenant(client, tenant)).fault) return { name, foundBy: 'alone' };
    const { fault } = await verifyTenant(client, tenant, checkpoint);
    return { name, foundBy: fault ? 'byCheckpoint' : null };
  } finally {
    await client.query('rollback');
  }
}
