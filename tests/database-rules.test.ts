import { expect, test } from 'vitest';

import { columnsOf, tableOf } from '../api/records/columns.ts';
import { recordType, recordTypes, type RecordName } from '../contract/records/index.ts';
import { appUrl, makeCompany, ownerUrl, rowsOf } from './support/database.ts';
import { gapsInWalls, globalTables, tenantTables } from './support/walls.ts';

const appRole = 'pathsix_app';
const recordNames = Object.keys(recordTypes) as RecordName[];
const recordTables = recordNames.map((name) => tableOf(recordType(name)));

const catalog = async <T extends object>(text: string) => rowsOf<T & Record<string, unknown>>(text);
const names = async (text: string) =>
  (await catalog<{ name: string }>(text)).map((row) => row.name);

/** The columns of an index or a constraint, in order. */
const columnsOfKey = (relation: string, keys: string) =>
  `(select array_agg(a.attname::text order by part.at) from unnest(${keys}) with ordinality part (number, at)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = part.number)`;

test('the list of global tables is closed: every other table says whose row it is', async () => {
  const without = await names(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and not exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)
    order by 1`);
  expect(without).toEqual(globalTables);
});

test('every primary key begins with the tenant, and a record is known by tenant and id', async () => {
  const keys = await catalog<{ name: string; columns: string[] }>(`
    select t.relname as name, ${columnsOfKey('t.oid', 'i.indkey::smallint[]')} as columns
    from (${tenantTables}) t left join pg_index i on i.indrelid = t.oid and i.indisprimary order by 1`);
  for (const { name, columns } of keys) {
    expect(columns?.[0], name).toBe('tenant_id');
    if (recordTables.includes(name)) expect(columns, name).toEqual(['tenant_id', 'id']);
  }
  expect(keys.length).toBeGreaterThan(recordTables.length);
});

test('every unique index begins with the tenant', async () => {
  const indexes = await catalog<{ name: string; columns: string[] }>(`
    select i.indexrelid::regclass::text as name, ${columnsOfKey('t.oid', 'i.indkey::smallint[]')} as columns
    from (${tenantTables}) t join pg_index i on i.indrelid = t.oid and i.indisunique`);
  expect(indexes.filter(({ columns }) => columns[0] !== 'tenant_id')).toEqual([]);
});

test('every foreign key between the tables of tenants begins with the tenant on both sides', async () => {
  const foreign = await catalog<{ name: string; own: string[]; other: string[] }>(`
    select k.conname as name, ${columnsOfKey('k.conrelid', 'k.conkey')} as own, ${columnsOfKey('k.confrelid', 'k.confkey')} as other
    from pg_constraint k join (${tenantTables}) t on t.oid = k.conrelid join (${tenantTables}) o on o.oid = k.confrelid
    where k.contype = 'f'`);
  for (const { name, own, other } of foreign)
    expect([own[0], other[0]], name).toEqual(['tenant_id', 'tenant_id']);
  expect(foreign.length).toBeGreaterThan(10);
});

test('no deletion or change of a key reaches into other rows, except from an identity to what lets it in', async () => {
  const reaching = await names(`
    select conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and (confdeltype <> 'a' or confupdtype <> 'a') order by 1`);
  expect(reaching).toEqual([
    'known_device_identity_fk',
    'one_time_token_identity_fk',
    'session_identity_fk',
  ]);
});

test('no global table points into the table of a tenant', async () => {
  const pointing = await names(`
    select k.conname as name from pg_constraint k join (${tenantTables}) o on o.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> all (select oid from (${tenantTables}) t)`);
  expect(pointing).toEqual([]);
});

test('row security is enabled and forced on every table of a tenant, with one policy and no other way in', async () => {
  // Rows that somebody else could see.
  await makeCompany();
  expect(await gapsInWalls(ownerUrl(), appUrl())).toEqual([]);
});

test('the role of the API is nobody: it owns nothing, joins no other role and passes no wall', async () => {
  const [role] = await catalog(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid)
        + (select count(*)::int from pg_namespace where nspowner = r.oid) as owned,
      (select count(*)::int from pg_auth_members where member = r.oid) as joined,
      has_schema_privilege(r.oid, 'public', 'create') as creates
    from pg_roles r where rolname = '${appRole}'`);
  const nothing = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
  };
  expect(role).toEqual({ ...nothing, rolreplication: false, owned: 0, joined: 0, creates: false });
});

test('what was done cannot be undone: the API may only add to the logs, and the audit log has a chain out of its reach', async () => {
  const rights = await catalog(`
    select t.relname as name, array(
      select right_name from unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) right_name
      where has_table_privilege('${appRole}', t.oid, right_name)) as rights
    from pg_class t where t.relnamespace = 'public'::regnamespace
      and t.relname in ('audit_event', 'audit_link', 'audit_head', 'activity', 'security_event', 'stranger_event', 'not_found')
    order by 1`);
  const addOnly = ['SELECT', 'INSERT'];
  expect(rights).toEqual([
    { name: 'activity', rights: addOnly },
    { name: 'audit_event', rights: addOnly },
    { name: 'audit_head', rights: [] },
    { name: 'audit_link', rights: [] },
    { name: 'not_found', rights: addOnly },
    { name: 'security_event', rights: addOnly },
    { name: 'stranger_event', rights: addOnly },
  ]);
});

test('the API may delete no record, and empty no table', async () => {
  const emptied = await names(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (has_table_privilege('${appRole}', c.oid, 'TRUNCATE') or has_table_privilege('${appRole}', c.oid, 'TRIGGER'))`);
  const deletable = await names(`
    select t.relname as name from (${tenantTables}) t
    where has_table_privilege('${appRole}', t.oid, 'DELETE') order by 1`);
  expect(emptied).toEqual([]);
  expect(deletable.filter((name) => recordTables.includes(name))).toEqual([]);
});

/**
 * Functions that run as their owner, and so could see past the wall. The chain of audit rows is nobody's to call; what was not found is
 * cleared of what is old and of nothing else, and so are files that were sent in. The other three do what the API's role may not, and first want to see a superadmin's
 * live session, or the secret of the set-up link.
 */
const owned = [
  { name: 'chain_audit_events', kind: 'trigger', callable: false },
  { name: 'clear_import_lines', kind: 'void', callable: true },
  { name: 'clear_not_found', kind: 'void', callable: true },
  { name: 'found_tenant', kind: 'void', callable: true },
  { name: 'suspend_tenant', kind: 'void', callable: true },
  { name: 'use_set_up', kind: 'boolean', callable: true },
];

test('the list of functions that run as their owner is closed, and none can be led to the tables of somebody else', async () => {
  const definers = await catalog(`
    select proname as name, proconfig as settings, prorettype::regtype::text as kind,
      has_function_privilege('${appRole}', oid, 'execute') as callable
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
  const settings = ['search_path=public, pg_temp'];
  expect(definers).toEqual(owned.map((one) => ({ ...one, settings })));
});

test('every constraint has a short name of its own that does not end in a digit', async () => {
  const constraints = await names(`
    select conname as name from pg_constraint k
    where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c', 'x')
      and conrelid::regclass::text not like 'kysely%'`);
  const bad = constraints.filter(
    (name) => name.length > 45 || /\d$|_(?:p?key|fkey|check)$/.test(name),
  );
  // Those two are ours: the table's name, the column's and "key".
  const ours = /^(?:tenant_slug|identity_email|member_email|website_form_key)_key$/;
  expect(bad.filter((name) => !ours.test(name))).toEqual([]);
});

test('every moment is stored with its zone, and no amount is a fraction', async () => {
  const columns = await names(`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname not like 'kysely%'
      and a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype, 'real'::regtype,
        'double precision'::regtype, 'numeric'::regtype, 'money'::regtype)`);
  expect(columns).toEqual([]);
  const amounts = await catalog<{ name: string; type: string }>(`
    select c.relname || '.' || a.attname as name, a.atttypid::regtype::text as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname like '%\\_amount'`);
  expect(amounts.length).toBeGreaterThan(0);
  expect(amounts.filter(({ type }) => type !== 'bigint')).toEqual([]);
});

const stamps =
  'tenant_id id created_at created_by updated_at updated_by deleted_at version source'.split(' ');
const typeNames = new Map([['timestamp with time zone', 'timestamptz']]);

test.each(recordNames)('the table of a %s has just the columns of its contract', async (name) => {
  const type = recordType(name);
  const found = await catalog<{ name: string; type: string; generated: boolean }>(`
    select a.attname as name, a.atttypid::regtype::text as type, a.attgenerated <> '' as generated
    from pg_attribute a where a.attrelid = '${tableOf(type)}'::regclass and a.attnum > 0 and not a.attisdropped`);
  const stored = new Map(
    found.filter(({ generated }) => !generated).map((column) => [column.name, column.type]),
  );
  const wanted = columnsOf(type);
  const missing = wanted.filter((column) => !stored.has(column.name)).map((column) => column.name);
  expect(missing, `columns to add in a migration of ${tableOf(type)}`).toEqual([]);
  const known = [...stamps, ...wanted.map((column) => column.name)];
  const unknown = [...stored.keys()].filter((column) => !known.includes(column));
  expect(unknown, `columns of ${tableOf(type)} that no field of the contract stands for`).toEqual(
    [],
  );
  for (const column of wanted)
    expect(
      typeNames.get(stored.get(column.name) ?? '') ?? stored.get(column.name),
      column.name,
    ).toBe(column.type);
});
