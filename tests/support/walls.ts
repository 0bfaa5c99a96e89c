import pg from 'pg';

import { newId } from '../../contract/id.ts';
import { rowsOf } from './database.ts';

/** Tables that belong to no tenant; every other one says whose each row is. */
export const globalTables = [
  'grant_place',
  'identity',
  'job',
  'known_device',
  'kysely_migration',
  'kysely_migration_lock',
  'not_found',
  'one_time_token',
  'rate_limit',
  'session',
  'set_up',
  'stranger_event',
  'tenant',
];

/** Tables of ours that do not stand in the list of global ones. */
export const tenantTables = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname <> all('{${globalTables.join(',')}}')`;

interface Wall extends Record<string, unknown> {
  name: string;
  isEnabled: boolean;
  isForced: boolean;
  policies: string[] | null;
  isReadable: boolean;
}

const own = '(tenant_id = app_tenant())';
/** For every command and everybody, permissive, and the same for what is read and what is written. */
const wanted = `own_tenant * true {0} ${own} ${own}`;

export const wallsOf = (ownerUrl: string) =>
  rowsOf<Wall>(
    `select t.relname as name, t.relrowsecurity as "isEnabled", t.relforcerowsecurity as "isForced",
      has_table_privilege('pathsix_app', t.oid, 'select') as "isReadable",
      (select array_agg(concat_ws(' ', p.polname, p.polcmd, p.polpermissive::text, p.polroles::text,
        coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')))
       from pg_policy p where p.polrelid = t.oid) as policies
     from (${tenantTables}) t order by 1`,
    [],
    ownerUrl,
  );

/**
 * Tables of tenants that are not walled off: row security enabled and forced, one policy and no other way in; and to the API's
 * role, in no tenant and in one of nobody, they look empty.
 */
export async function gapsInWalls(ownerUrl: string, appUrl: string): Promise<string[]> {
  const walls = await wallsOf(ownerUrl);
  const wrong = walls.flatMap(({ name, isEnabled, isForced, policies }) =>
    isEnabled && isForced && policies?.join(';') === wanted
      ? []
      : [`${name} is not walled: ${policies?.join('; ') ?? 'no policy'}`],
  );
  const seen = await seenFrom(
    appUrl,
    walls.filter(({ isReadable }) => isReadable),
  );
  return [...wrong, ...seen.map((name) => `${name} shows rows of another tenant`)];
}

async function seenFrom(appUrl: string, walls: Wall[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const count = walls.map(
      ({ name }) => `select '${name}' as name where exists (select from "${name}")`,
    );
    const look = async () =>
      (await client.query<{ name: string }>(count.join(' union all '))).rows.map(
        ({ name }) => name,
      );
    const outside = await look();
    await client.query('begin');
    await client.query('select enter_tenant($1, null)', [newId()]);
    return [...new Set([...outside, ...(await look())])];
  } finally {
    await client.end();
  }
}
