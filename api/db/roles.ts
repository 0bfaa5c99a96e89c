import { createHmac } from 'node:crypto';

import pg from 'pg';

import { ConfigError } from '../config.ts';

const appRole = 'pathsix_app';

/**
 * Makes the role that the API signs in as, if it is not there, and answers its connection. Its password follows from the
 * owner's, so that every server comes to the same one without telling the others.
 */
export async function makeAppRole(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password) || url.pathname)
    .update(appRole)
    .digest('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [appRole]);
    const verb = rows.length > 0 ? 'alter' : 'create';
    await client
      .query(
        `${verb} role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
      )
      .catch((error: unknown) => {
        if (!isRace(error)) throw error;
      });
  } finally {
    await client.end();
  }
  url.username = appRole;
  url.password = password;
  return url.href;
}

/** Two servers that start at once: the other one has just done the same. */
const isRace = (error: unknown) =>
  error instanceof pg.DatabaseError && ['42710', '23505', 'XX000'].includes(error.code ?? '');

/** Refuses a role that row level security would not hold: a superuser, one with BYPASSRLS, or one that owns a table. */
export async function refuseDangerousRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; strong: boolean; owns: boolean }>(`
      select current_user as name,
        exists (select 1 from pg_roles where pg_has_role(current_user, oid, 'member') and (rolsuper or rolbypassrls)) as strong,
        exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(current_user, relowner, 'member')) as owns
    `);
    const [role] = rows;
    if (role?.strong)
      throw new ConfigError(
        `DATABASE_APP_URL signs in as "${role.name}", which can see past the tenant wall (superuser or BYPASSRLS): give it a role that cannot`,
      );
    if (role?.owns)
      throw new ConfigError(
        `DATABASE_APP_URL signs in as "${role.name}", which owns the tables and could tear down the tenant wall: give it a role that owns nothing`,
      );
  } finally {
    await client.end();
  }
}
