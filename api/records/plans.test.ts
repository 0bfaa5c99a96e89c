import { CompiledQuery, sql } from 'kysely';
import pg from 'pg';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import type { ListQuery } from '../../contract/list.ts';
import { everything, type Scope } from '../../contract/permissions.ts';
import { recordTypes } from '../../contract/records/index.ts';
import { appUrl, makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveFields } from '../../tests/support/own-fields.ts';
import { openDb, plannedAnew, type Db } from '../db/open.ts';
import { sqlOver } from '../db/sql-over.ts';
import { withTenant, type Actor, type Tx } from '../db/tenant.ts';
import { find } from '../matches/find.ts';
import { createRecord } from './create.ts';
import { getRecord } from './get.ts';
import { listRecords } from './list.ts';
import { removeRecord } from './remove.ts';

const leads = 20_000;
let db: Db;
let actor: Actor;

beforeAll(async () => {
  db = openDb({ url: appUrl(), max: 2 });
  const company = await makeCompany();
  actor = company.rep;
  await seed(actor, company.manager);
});
afterAll(() => db.close());

/** A tenth of the leads is the rep’s, a tenth nobody’s, and the rest the manager’s, who is in no team of the rep’s. */
async function seed({ tenantId, memberId }: Actor, manager: Actor) {
  await rowsOf(
    `insert into lead (tenant_id, id, first_name, last_name, company_name, emails, phones, profile_urls, status, owner_id,
       do_not_contact, tags, custom, created_at, source)
     select $1, gen_random_uuid(), 'First' || i % 300, 'Last' || i % 700, 'Company' || i % 4000, array['lead' || i || '@plans.example'],
       '{}', '{}', 'new', case i % 10 when 0 then $2::uuid when 1 then null else $3::uuid end, false, '{}',
       jsonb_build_object('area', i), now() - i * interval '1 minute', 'api'
     from generate_series(1, ${leads}) i`,
    [tenantId, memberId, manager.memberId],
  );
  await rowsOf(
    `insert into search_word (tenant_id, record_type, word, record_id)
     select tenant_id, 'lead', lower(word), id from lead, unnest(array[first_name, last_name, company_name, emails[1]]) word
     where tenant_id = $1`,
    [tenantId],
  );
  await giveFields(tenantId, 'lead', [{ key: 'area', kind: 'number' }]);
  await rowsOf(
    `insert into search_word (tenant_id, record_type, word, record_id, field)
     select tenant_id, 'lead', '=area=' || ((custom ->> 'area')::numeric * 1000000 + 1e18)::numeric(30), id, 'custom' from lead
     where tenant_id = $1`,
    [tenantId],
  );
  await rowsOf(
    `insert into record_key (tenant_id, kind, value, record_type, record_id)
     select tenant_id, 'email', emails[1], 'lead', id from lead where tenant_id = $1`,
    [tenantId],
  );
  // One address that a whole office shares.
  await rowsOf(
    `insert into record_key (tenant_id, kind, value, record_type, record_id, waits_since)
     select tenant_id, 'email', 'lead99@plans.example', 'lead', id, created_at from lead
     where tenant_id = $1 and emails[1] <> 'lead99@plans.example'`,
    [tenantId],
  );
  for (const table of ['lead', 'search_word', 'record_key']) await rowsOf(`analyze ${table}`);
}

const origin = { requestId: '', address: null, userAgent: null };

interface Explained {
  'QUERY PLAN': [{ Plan: Plan }];
}
interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

const scansIn = ({ Plans = [], ...node }: Plan): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [String(node['Relation Name'])] : []),
  ...Plans.flatMap(scansIn),
];

/** Runs `work` as the API's role behind the wall, and answers which tables its statements would read from end to end. */
async function tablesReadWhole(
  work: (tx: Tx) => Promise<unknown>,
  who: Actor = actor,
): Promise<string[]> {
  const scans: string[] = [];
  const statements: string[] = [];
  await withTenant(db, who, { origin }, async (tx) => {
    const explained = sqlOver(async (query) => {
      const asked = CompiledQuery.raw(`explain (format json) ${query.sql}`, [...query.parameters]);
      const { rows } = await tx.sql.executeQuery<Explained>(asked);
      for (const row of rows) scans.push(...scansIn(row['QUERY PLAN'][0].Plan));
      statements.push(query.sql);
      return tx.sql.executeQuery<never>(query);
    });
    await work({ ...tx, sql: explained });
  });
  for (const statement of statements.filter((text) => !text.startsWith(plannedAnew)))
    scans.push(...(await generalScans(statement)));
  return scans;
}

/** The same for the plan that holds for any parameters: a prepared statement may be run with it from the sixth time on. */
async function generalScans(statement: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: appUrl() });
  await client.connect();
  try {
    const version = await client.query<{ number: number }>(
      `select current_setting('server_version_num')::int as number`,
    );
    // Older ones cannot explain it.
    if ((version.rows[0]?.number ?? 0) < 160_000) return [];
    await client.query(`begin; select enter_tenant('${actor.tenantId}', null)`);
    const { rows } = await client.query<Explained>(
      `explain (format json, generic_plan) ${statement}`,
    );
    return rows.flatMap((row) => scansIn(row['QUERY PLAN'][0].Plan));
  } finally {
    await client.end();
  }
}

const list = (query: ListQuery) => (tx: Tx) =>
  listRecords(tx, recordTypes.lead, v.parse(records.lead.list.input, query));

async function secondPage(query: ListQuery) {
  const { nextCursor } = await withTenant(db, actor, { origin }, list(query));
  return { ...query, cursor: nextCursor ?? '' };
}

test('the statement of a bad query is seen as what it is', async () => {
  // Beside other companies' leads, the index of this one's may be the shorter way.
  const noIndex = sql`select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
  const whole = sql`select 1 from lead where source || '' = 'x'`;
  const bad = (tx: Tx) => noIndex.execute(tx.sql).then(() => whole.execute(tx.sql));
  expect(await tablesReadWhole(bad)).toContain('lead');
});

test.each<[string, ListQuery]>([
  ['the first page', {}],
  ['the oldest first', { sort: 'createdAt' }],
  ['one owner', { ownerId: 'me' }],
  ['next follow-ups', { sort: 'nextFollowUpAt' }],
  ['a search for one word', { q: 'last77' }],
  ['a search for the beginning of a word', { q: 'company39' }],
  ['a search for two words', { q: 'first7 last77' }],
  ['a search for an address', { q: 'lead777@plans' }],
  ['the largest numbers of the tenant’s own', { 'custom.area[gt]': '19950' }],
  ['some numbers of the tenant’s own', { 'custom.area': '77,99' }],
])('a list of 20,000 leads by %s reads no table whole', async (_, query) => {
  expect(await tablesReadWhole(list(query))).toEqual([]);
});

test.each<[string, ListQuery]>([
  ['the latest', {}],
  ['the oldest', { sort: 'createdAt' }],
  ['one owner', { ownerId: 'me' }],
])('the second page of %s reads no table whole', async (_, query) => {
  expect(await tablesReadWhole(list(await secondPage(query)))).toEqual([]);
});

/** The rep as one who reads no further than a scope. */
const reaching = (read: Scope): Actor => ({
  ...actor,
  access: {
    ...actor.access,
    permissions: { ...everything, lead: { read } },
    circle: [actor.memberId ?? ''],
  },
});

test.each<[Scope, string, ListQuery]>(
  (['own', 'team'] as const).flatMap((scope) => [
    [scope, 'the first page', {}],
    [scope, 'the oldest first', { sort: 'createdAt' }],
    [scope, 'a search for a word', { q: 'last77' }],
  ]),
)('whom the role lets see %s leads alone reads no table whole: %s', async (scope, _, query) => {
  expect(await tablesReadWhole(list(query), reaching(scope))).toEqual([]);
});

test.each<Scope>(['own', 'team'])(
  'one lead within the reach of %s is read by its key',
  async (scope) => {
    const [row] = await rowsOf<{ id: string }>('select id from lead where owner_id = $1 limit 1', [
      actor.memberId,
    ]);
    const read = (tx: Tx) => getRecord(tx, recordTypes.lead, row?.id ?? '');
    expect(await tablesReadWhole(read, reaching(scope))).toEqual([]);
  },
);

test('one lead is read by its key', async () => {
  const [row] = await rowsOf<{ id: string }>('select id from lead where tenant_id = $1 limit 1', [
    actor.tenantId,
  ]);
  expect(await tablesReadWhole((tx) => getRecord(tx, recordTypes.lead, row?.id ?? ''))).toEqual([]);
});

test('a look for matches by e-mail, phone, website, name and company reads no table whole', async () => {
  const asked = {
    emails: ['lead99@plans.example'],
    phones: ['030 555019'],
    names: ['First7 Last77'],
    companies: ['Company99'],
    website: 'https://plans.example',
    profileUrls: [],
    country: null,
  };
  expect(await tablesReadWhole((tx) => find(tx, asked))).toEqual([]);
});

test('a lead that is made although thousands share its e-mail, and one that passes it on, read no table whole', async () => {
  const emails = ['lead99@plans.example', 'lead77@plans.example'];
  const draft = v.parse(recordTypes.lead.draft, { lastName: 'Plan', emails });
  const [holder] = await rowsOf<{ id: string }>(
    'select id from lead where tenant_id = $1 and emails[1] = $2',
    [actor.tenantId, emails[0]],
  );
  const scans = await tablesReadWhole(async (tx) => {
    await createRecord(tx, recordTypes.lead, draft, { duplicateReason: 'Plan' });
    await removeRecord(tx, recordTypes.lead, holder?.id ?? '', null);
  });
  expect(scans).toEqual([]);
});

test('of those that share an e-mail one gets it, also in a company of which no statistics tell yet', async () => {
  const { rep } = await makeCompany();
  const draft = v.parse(recordTypes.lead.draft, { lastName: 'New', emails: ['new@plans.example'] });
  const waiting = await withTenant(db, rep, { origin }, async (tx) => {
    const make = () => createRecord(tx, recordTypes.lead, draft, { duplicateReason: 'New' });
    const { id } = await make();
    for (let more = 3; more > 0; more--) await make();
    await removeRecord(tx, recordTypes.lead, String(id), null);
    const { rows } = await sql<{ waits: boolean }>`
      select waits_since is not null as waits from record_key where tenant_id = ${rep.tenantId} order by 1`.execute(
      tx.sql,
    );
    return rows.map(({ waits }) => waits);
  });
  expect(waiting).toEqual([false, true, true]);
});
