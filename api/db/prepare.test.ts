import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { query } from '../../tests/support/embedded.ts';
import { startTestPostgres, type TestPostgres } from '../../tests/support/postgres.ts';
import { migrate } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';
import { makeAppRole } from './roles.ts';

// A cluster of its own: roles belong to all databases of one, and here the API's must not be there yet.
let cluster: TestPostgres;
beforeAll(async () => {
  cluster = await startTestPostgres();
  for (const [name, rights] of [
    ['plain_owner', ''],
    ['strong_owner', 'createrole'],
    ['crm-app', ''],
    ['second_app', ''],
  ])
    await query(cluster.url, `create role "${name}" login ${rights} password 'secret'`);
});
afterAll(() => cluster.stop());

const as = (name: string, database: string) => {
  const url = new URL(cluster.url);
  return Object.assign(url, { username: name, password: 'secret', pathname: database }).href;
};

let made = 0;
let database = '';
beforeEach(async () => {
  database = `prepared_${made++}`;
  await query(cluster.url, `create database ${database} owner plain_owner`);
});

const prepare = (owner: string, app: string | null) =>
  prepareDatabase(
    {
      databaseUrl: as(owner, database),
      databaseAppUrl: app && as(app, database),
      dataDir: '/nowhere',
    },
    { log: () => {}, onLost: () => {}, signal: new AbortController().signal },
  );

const hasAppRole = async () =>
  (await query(cluster.url, `select 1 from pg_roles where rolname = 'pathsix_app'`)).length > 0;

/** Every right that a role was granted, on tables, columns and functions. */
const rightsOf = async (role: string) =>
  query(
    as('plain_owner', database),
    `select granted from (
       select format('%s %s', a.privilege_type, c.relname) as granted, a.grantee
       from pg_class c cross join aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace
       union all
       select format('%s %s.%s', a.privilege_type, c.relname, f.attname), a.grantee
       from pg_class c join pg_attribute f on f.attrelid = c.oid cross join aclexplode(f.attacl) a
       union all
       select format('%s %s', a.privilege_type, p.proname), a.grantee
       from pg_proc p cross join aclexplode(p.proacl) a where p.pronamespace = 'public'::regnamespace
     ) rights where grantee = '"${role}"'::regrole order by 1`,
  );

test('an owner without CREATEROLE prepares a database for a role that is given, and no role is made', async () => {
  const { appUrl } = await prepare('plain_owner', 'crm-app');
  expect(appUrl).toBe(as('crm-app', database));
  expect(await hasAppRole()).toBe(false);
  expect(await query(appUrl, 'select count(*)::int from lead')).toEqual([{ count: 0 }]);
  await expect(query(appUrl, 'select 1 from audit_link')).rejects.toThrow('permission denied');
  // And again, as on each start.
  await prepare('plain_owner', 'crm-app');
});

test('without a given role, an owner without CREATEROLE is told both ways out in one line', async () => {
  const refusal = prepare('plain_owner', null);
  await expect(refusal).rejects.toThrow(
    /^DATABASE_URL .*"plain_owner".*give it CREATEROLE, or set DATABASE_APP_URL.*$/,
  );
  await expect(refusal).rejects.not.toThrow('secret');
});

test('another role that is given later may do the same, to the letter', async () => {
  await prepare('plain_owner', 'crm-app');
  await query(as('plain_owner', database), 'grant update, delete on session to second_app');
  const { appUrl } = await prepare('plain_owner', 'second_app');
  const rights = await rightsOf('crm-app');
  expect(rights.length).toBeGreaterThan(50);
  expect(await rightsOf('second_app')).toEqual(rights);
  expect(await query(appUrl, 'select count(*)::int from lead')).toEqual([{ count: 0 }]);
});

test('where another database made pathsix_app, an owner who may not touch it serves with the given role, old database or new', async () => {
  await query(cluster.url, `create database elsewhere owner strong_owner`);
  await makeAppRole(as('strong_owner', 'elsewhere'));
  await prepare('plain_owner', 'crm-app');
  expect(await rightsOf('pathsix_app')).toEqual([]);
  await expect(prepare('plain_owner', null)).rejects.toThrow(/CREATEROLE.*DATABASE_APP_URL/);

  await query(cluster.url, `create database old_one owner plain_owner`);
  database = 'old_one';
  await migrate(as('plain_owner', database));
  const { appUrl } = await prepare('plain_owner', 'crm-app');
  expect(await query(appUrl, 'select count(*)::int from lead')).toEqual([{ count: 0 }]);
  expect(await rightsOf('crm-app')).toEqual(await rightsOf('pathsix_app'));
});
