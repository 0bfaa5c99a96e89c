import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { inject } from 'vitest';

import { addSuperadmin, makeTenant } from '../../api/auth/tenants.ts';
import type { StandardRole } from '../../contract/permissions.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner of a database that is migrated and has no tenant of its own. */
    ownerUrl: string;
    /** The same as the unprivileged role. */
    appUrl: string;
  }
}

export const ownerUrl = () => inject('ownerUrl');
export const appUrl = () => inject('appUrl');

export const password = 'correct horse battery';

/**
 * Of the same kind as everybody's, but quick: suites sign in some thousand times. What passwords cost is the guarantee of those
 * that are set through the API.
 */
let quickHash: Promise<string> | null = null;
const hashQuickly = () =>
  (quickHash ??= hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 }));

const roles: Record<string, StandardRole> = {
  admin: 'admin',
  manager: 'manager',
  rep: 'rep',
  rep2: 'rep',
};
let made = 0;

/**
 * A company of a suite's own, with an admin, a manager, two reps and more of these, each with `password`, or what another hash
 * stands for.
 */
export async function makeCompany(owner = ownerUrl(), more: string[] = [], hashed = hashQuickly()) {
  const slug = `t${process.pid}-${Date.now().toString(36)}-${made++}`;
  const passwordHash = await hashed;
  const everybody = { ...roles, ...Object.fromEntries(more.map((local) => [local, 'rep'])) };
  const members = Object.entries(everybody).map(([local, role]) => ({
    role,
    passwordHash,
    name: `${local} of ${slug}`,
    email: `${local}@${slug}.example`,
  }));
  const tenant = {
    name: `Company ${slug}`,
    slug,
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    country: 'DE',
  };
  const [admin, manager, rep, rep2, ...others] = await makeTenant(owner, tenant, members);
  if (!admin || !manager || !rep || !rep2) throw new Error('makeTenant answers each member');
  return { slug, tenantId: admin.tenantId, admin, manager, rep, rep2, others };
}

/** Connections for looking at what is stored, kept while a suite runs: to come anew costs twenty times a look. */
const pools = new Map<string, pg.Pool>();

function poolOf(owner: string): pg.Pool {
  const known = pools.get(owner);
  if (known) return known;
  const pool = new pg.Pool({ connectionString: owner, max: 4, allowExitOnIdle: true });
  // Postgres is stopped or killed under some suites; whoever looks next gets a new connection.
  pool.on('error', () => {});
  pools.set(owner, pool);
  return pool;
}

/** Rows of any table as the database's superuser sees them: past every wall, for comparing what is stored. */
export const rowsOf = async <T extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
  owner = ownerUrl(),
) => (await poolOf(owner).query<T>(text, values)).rows;

/** Who runs the installation, with `password`. */
export async function makeSuperadmin(email: string, owner = ownerUrl()): Promise<void> {
  const passwordHash = await hashQuickly();
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    await addSuperadmin(client, email, 'Root', passwordHash);
  } finally {
    await client.end();
  }
}
