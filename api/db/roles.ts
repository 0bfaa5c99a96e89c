import { createHmac } from 'node:crypto';

import pg from 'pg';

import { ConfigError } from '../config.ts';

/** What the API may do in the database is granted to this role by the migrations, unless it signs in as one of somebody's own. */
export const appRole = 'pathsix_app';

/** Runs `work` on a connection of its own. */
export const as = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * Makes the role that the API signs in as, if it is not there, and answers its connection. Its password follows from the
 * owner's, so that every server comes to the same one without telling the others.
 */
export async function makeAppRole(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const secret = decodeURIComponent(url.password) || url.pathname;
  const password = createHmac('sha256', secret).update(appRole).digest('base64url');
  await as(ownerUrl, async (client) => {
    const verb = (await isThere(client)) ? 'alter' : 'create';
    await client
      .query(`${verb} role ${appRole} login password '${password}'`)
      .catch((error) => unlessRace(error, client));
  });
  url.username = appRole;
  url.password = password;
  return url.href;
}

const isThere = async (client: pg.Client) =>
  (await client.query('select 1 from pg_roles where rolname = $1', [appRole])).rows.length > 0;

/** Two servers that start at once: the other one has just done the same. Throws `ConfigError` where the owner may not. */
function unlessRace(error: unknown, { user }: pg.Client): void {
  if (!(error instanceof pg.DatabaseError)) throw error;
  if (error.code === '42501')
    throw new ConfigError(
      `DATABASE_URL signs in as "${user}", which may not make the role ${appRole} or set its password (${error.message}): give it CREATEROLE, or set DATABASE_APP_URL to a role of your own for the API`,
      { cause: error },
    );
  if (!['42710', '23505', 'XX000'].includes(error.code ?? '')) throw error;
}

/**
 * Refuses a role that row level security would not hold: a superuser, one with BYPASSRLS, or one that owns a table. Answers the
 * name of any other.
 */
export async function refuseDangerousRole(appUrl: string): Promise<string> {
  const [role] = await as(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; strong: boolean; owns: boolean }>(`
      select current_user as name,
        exists (select 1 from pg_roles where pg_has_role(current_user, oid, 'member') and (rolsuper or rolbypassrls)) as strong,
        exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(current_user, relowner, 'member')) as owns
    `);
    return rows;
  });
  if (!role) throw new Error('Postgres always knows who is signed in');
  const { name, strong, owns } = role;
  if (strong)
    throw new ConfigError(
      `DATABASE_APP_URL signs in as "${name}", which can see past the tenant wall (superuser or BYPASSRLS): give it a role that cannot`,
    );
  if (owns)
    throw new ConfigError(
      `DATABASE_APP_URL signs in as "${name}", which owns the tables and could tear down the tenant wall: give it a role that owns nothing`,
    );
  // The migrations are run with this name in them.
  if (!/^[\w.@ -]+$/.test(name))
    throw new ConfigError(
      `DATABASE_APP_URL signs in as "${name}": give it a role whose name is made of letters, digits, spaces and _ . @ - alone`,
    );
  return name;
}
