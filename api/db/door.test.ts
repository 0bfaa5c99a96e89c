import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { appUrl, makeCompany, ownerUrl, rowsOf } from '../../tests/support/database.ts';
import { clientOf } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';
import { AppError } from '../errors.ts';
import { hashToken, type Actor } from './door.ts';
import { openDb, type Db } from './open.ts';
import { withSession } from './tenant.ts';

const here = suite();
let db: Db;
beforeAll(() => {
  db = openDb({ url: appUrl() });
});
afterAll(() => db.close());

const origin = { requestId: '', address: null, userAgent: null };

/** Whom the work of a request sees acting. */
const actorOf = (token: string): Promise<Actor> =>
  withSession(db, token, { origin, mode: 'read' }, async ({ actor }) => actor);

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));

/** A rep of a company of their own, whom the server already remembers. */
async function rememberedRep() {
  const company = await makeCompany();
  const { token } = await clientOf(here.server, company.rep);
  await actorOf(token);
  return { company, token, ids: { tenant: company.tenantId, member: company.rep.memberId ?? '' } };
}

const ofMember = (column: string) => `update member set ${column} = $2 where id = $1`;
const ofTenant = (column: string) => `update tenant set ${column} = $2 where id = $1`;

test.each([
  ['name', 'member', ofMember('name'), 'New Name'],
  ['role', 'member', ofMember('role'), 'manager'],
  ['timeZone', 'member', ofMember('time_zone'), 'Asia/Tokyo'],
  ['timeZone', 'tenant', ofTenant('time_zone'), 'America/Lima'],
  ['country', 'tenant', ofTenant('country'), 'AT'],
  ['currency', 'tenant', ofTenant('currency'), 'CHF'],
  ['email', 'member', 'update identity set email = $2 where member_id = $1', 'new@one.example'],
] as const)('another %s of the %s is known to the next request', async (field, whose, sql, to) => {
  const { token, ids } = await rememberedRep();
  const value = field === 'email' ? `${ids.member}-${to}` : to;
  await rowsOf(sql, [ids[whose], value]);
  expect(await actorOf(token)).toMatchObject({ [field]: value });
});

test.each([
  ['disabled', 'update member set disabled_at = now() where id = $1'],
  [
    'without an identity',
    `with mine as (select id from identity where member_id = $1),
       devices as (delete from known_device where identity_id in (select id from mine))
     delete from identity where member_id = $1`,
  ],
  [
    'gone',
    'with left_teams as (delete from team_member where member_id = $1) delete from member where id = $1',
  ],
  [
    'signed out',
    'delete from session s using identity i where i.id = s.identity_id and i.member_id = $1',
  ],
])('a member who is %s is refused on the next request', async (_, sql) => {
  const { token, ids } = await rememberedRep();
  await rowsOf(sql, [ids.member]);
  expect(await actorOf(token).catch(codeOf)).toBe('unauthenticated');
});

/** A change that is made but not yet committed, while `meanwhile` happens. */
async function whileChanging(sql: string, values: unknown[], meanwhile: () => Promise<void>) {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(sql, values);
    await meanwhile();
    await client.query('commit');
  } finally {
    await client.end();
  }
}

test('a change holds from its commit on, and until then nobody waits for it', async () => {
  const { token, ids } = await rememberedRep();
  await whileChanging(ofMember('role'), [ids.member, 'admin'], async () => {
    expect(await actorOf(token)).toMatchObject({ role: 'rep' });
  });
  expect(await actorOf(token)).toMatchObject({ role: 'admin' });
});

test('who signs in while their role is being changed waits for it, and has the new one', async () => {
  const { company, ids } = await rememberedRep();
  let signedIn: ReturnType<typeof clientOf> | null = null;
  await whileChanging(ofMember('role'), [ids.member, 'admin'], async () => {
    signedIn = clientOf(here.server, company.rep);
  });
  const { token } = await (signedIn ?? clientOf(here.server, company.rep));
  expect(await actorOf(token)).toMatchObject({ role: 'admin' });
});

test('who joins while their company is being changed has its new settings from the commit on', async () => {
  const { company, ids } = await rememberedRep();
  const email = `joined@${company.slug}.example`;
  const join = `with joined as (
      insert into member (tenant_id, id, name, email, role) values ($1, gen_random_uuid(), 'New', $2, 'rep') returning id)
    insert into identity (id, email, password_hash, tenant_id, member_id, name)
    select gen_random_uuid(), $2, i.password_hash, $1, joined.id, 'New' from joined, identity i where i.member_id = $3`;
  let token = '';
  await whileChanging(ofTenant('currency'), [ids.tenant, 'CHF'], async () => {
    await rowsOf(join, [ids.tenant, email, ids.member]);
    ({ token } = await clientOf(here.server, { email }));
    expect(await actorOf(token)).toMatchObject({ currency: 'EUR' });
  });
  expect(await actorOf(token)).toMatchObject({ currency: 'CHF' });
});

/** What the API's own role gets from a statement: its rows, or the SQLSTATE it failed with. */
const asApi = (sql: string, values: unknown[] = []) =>
  db.pool.query(sql, values).then(
    ({ rows }) => rows,
    (error: unknown) => (error instanceof pg.DatabaseError ? error.code : error),
  );

test('end_memory shuts the door to what was remembered of a member, or of everybody in the company', async () => {
  const { company, token, ids } = await rememberedRep();
  const other = await clientOf(here.server, company.rep2);
  const passes = async (one: string, member: string | null, [mine, all]: [number, number]) =>
    (await asApi('select pass_door($1, $2, $3, $4, $5)', [
      hashToken(one),
      ids.tenant,
      member,
      mine,
      all,
    ])) !== 'PX001';
  const doors = async (epochs: [number, number]) => [
    await passes(token, ids.member, epochs),
    await passes(other.token, company.rep2.memberId, epochs),
  ];
  const [tenant] = await rowsOf<{ epoch: number }>('select epoch from tenant where id = $1', [
    ids.tenant,
  ]);
  const all = tenant?.epoch ?? 0;
  expect(await doors([1, all])).toEqual([true, true]);
  await asApi('select end_memory($1, $2)', [ids.tenant, ids.member]);
  expect(await doors([1, all])).toEqual([false, true]);
  await asApi('select end_memory($1)', [ids.tenant]);
  expect(await doors([1, all])).toEqual([false, false]);
  expect(await doors([2, all + 1])).toEqual([true, false]);
  expect(await doors([1, all + 1])).toEqual([false, true]);
});

test('a token opens the door of its own member and company alone', async () => {
  const { company, token, ids } = await rememberedRep();
  const stranger = await makeCompany();
  for (const [tenant, member] of [
    [ids.tenant, company.admin.memberId],
    [stranger.tenantId, stranger.rep.memberId],
    [stranger.tenantId, ids.member],
  ])
    expect(
      await asApi('select pass_door($1, $2, $3, 1, 1)', [hashToken(token), tenant, member]),
    ).toBe('PX001');
});

test('the API changes nothing of who belongs where: an account stays that of its member, a session that of its account', async () => {
  const denied = '42501';
  for (const sql of [
    'update identity set tenant_id = null',
    'update identity set member_id = null',
    'update tenant set slug = null',
    'update session set identity_id = null',
  ])
    expect(await asApi(sql), sql).toBe(denied);
});
