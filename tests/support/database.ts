import pg from 'pg';
import { inject } from 'vitest';

import { hashPassword } from '../../api/auth/passwords.ts';
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
let passwordHash: Promise<string> | null = null;

const roles: Record<string, StandardRole> = {
  admin: 'admin',
  manager: 'manager',
  rep: 'rep',
  rep2: 'rep',
};
let made = 0;

/** A company of a suite's own, with an admin, a manager, two reps and more of these, each with `password`. */
export async function makeCompany(owner = ownerUrl(), more: string[] = []) {
  passwordHash ??= hashPassword(password);
  const slug = `t${process.pid}-${Date.now().toString(36)}-${made++}`;
  const hash = await passwordHash;
  const everybody = { ...roles, ...Object.fromEntries(more.map((local) => [local, 'rep'])) };
  const members = Object.entries(everybody).map(([local, role]) => ({
    role,
    passwordHash: hash,
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

/** Rows of any table as the database's superuser sees them: past every wall, for comparing what is stored. */
export async function rowsOf<T extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
  owner = ownerUrl(),
) {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Who runs the installation, with `password`. */
export async function makeSuperadmin(email: string, owner = ownerUrl()): Promise<void> {
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    await addSuperadmin(client, email, 'Root', hash);
  } finally {
    await client.end();
  }
}
