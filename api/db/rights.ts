import pg from 'pg';

/**
 * The role that a database's migrations grant to, once there are any: `wall()` was made with its name, and later migrations have
 * to go on with it. Null in a database that is still empty.
 */
export async function rightsHolder(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ body: string }>(
    `select prosrc as body from pg_proc where pronamespace = 'public'::regnamespace and proname = 'wall'`,
  );
  const name = /grant %s on %s to (.+)', rights/.exec(rows[0]?.body ?? '')?.[1];
  return name?.replace(/^"(.*)"$/, '$1') ?? null;
}

/**
 * Lets one role do exactly what another one may with what the owner has in the schema. As a copy, not as a membership: to give
 * that, one has to be an administrator of the other role, which an owner without CREATEROLE is not.
 */
export async function copyRights(client: pg.ClientBase, from: string, to: string): Promise<void> {
  const grantee = pg.escapeIdentifier(to);
  await client.query('begin');
  // One server at a time: two that start at once would change the same rows of the catalog.
  await client.query(`select pg_advisory_xact_lock(hashtext('pathsix rights'))`);
  for (const right of await rightsBeyond(client, to, from))
    await client.query(`revoke ${right} from ${grantee}`);
  // Looked up after that: to revoke a right on a table takes the one on its columns along.
  for (const right of await rightsBeyond(client, from, to))
    await client.query(`grant ${right} to ${grantee}`);
  await client.query('commit');
}

/** What one role was granted and the other was not, as `grant` spells it: `UPDATE (name) on tenant`. */
async function rightsBeyond(client: pg.ClientBase, one: string, other: string): Promise<string[]> {
  const { rows } = await client.query<{ granted: string }>(
    `with rights as (${rights})
     select granted from rights where grantee = $1 except select granted from rights where grantee = $2 order by 1`,
    [one, other],
  );
  return rows.map(({ granted }) => granted);
}

const granted = (format: string, from: string, owner: string, schema: string) => `
  select format(${format}) as granted, r.rolname as grantee
  from ${from} a join pg_roles r on r.oid = a.grantee
  where ${schema} = 'public'::regnamespace and pg_has_role(${owner}, 'usage')`;

const rights = [
  granted(
    `'%s on %s', a.privilege_type, c.oid::regclass`,
    'pg_class c cross join aclexplode(c.relacl)',
    'c.relowner',
    'c.relnamespace',
  ),
  granted(
    `'%s (%I) on %s', a.privilege_type, f.attname, c.oid::regclass`,
    'pg_class c join pg_attribute f on f.attrelid = c.oid cross join aclexplode(f.attacl)',
    'c.relowner',
    'c.relnamespace',
  ),
  granted(
    `'%s on function %s', a.privilege_type, p.oid::regprocedure`,
    'pg_proc p cross join aclexplode(p.proacl)',
    'p.proowner',
    'p.pronamespace',
  ),
].join(' union all ');
