import { createHmac } from 'node:crypto';

import pg from 'pg';

import { ConfigError } from '../config.ts';

/** What the API may do in the database is granted to this role by the migrations. */
const appRole = 'pathsix_app';

const as = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
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
    await client.query(`${verb} role ${appRole} login password '${password}'`).catch(unlessRace);
  });
  url.username = appRole;
  url.password = password;
  return url.href;
}

/** Lets a role that somebody else made for the API do what the API may; nothing of the role itself is changed. */
export async function letIn(ownerUrl: string, appUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(appUrl).username);
  await as(ownerUrl, async (client) => {
    if (!(await isThere(client)))
      await client.query(`create role ${appRole} nologin`).catch(unlessRace);
    if (name !== appRole)
      await client.query(`grant ${appRole} to ${client.escapeIdentifier(name)}`).catch(unlessRace);
  });
}

const isThere = async (client: pg.Client) =>
  (await client.query('select 1 from pg_roles where rolname = $1', [appRole])).rows.length > 0;

/** Two servers that start at once: the other one has just done the same. */
function unlessRace(error: unknown): void {
  if (!(error instanceof pg.DatabaseError)) throw error;
  if (!['42710', '23505', 'XX000'].includes(error.code ?? '')) throw error;
}

/** Refuses a role that row level security would not hold: a superuser, one with BYPASSRLS, or one that owns a table. */
export async function refuseDangerousRole(appUrl: string): Promise<void> {
  const [role] = await as(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; strong: boolean; owns: boolean }>(`
      select current_user as name,
        exists (select 1 from pg_roles where pg_has_role(current_user, oid, 'member') and (rolsuper or rolbypassrls)) as strong,
        exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(current_user, relowner, 'member')) as owns
    `);
    return rows;
  });
  if (role?.strong)
    throw new ConfigError(
      `DATABASE_APP_URL signs in as "${role.name}", which can see past the tenant wall (superuser or BYPASSRLS): give it a role that cannot`,
    );
  if (role?.owns)
    throw new ConfigError(
      `DATABASE_APP_URL signs in as "${role.name}", which owns the tables and could tear down the tenant wall: give it a role that owns nothing`,
    );
}
