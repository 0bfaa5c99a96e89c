import { beforeAll, expect, test } from 'vitest';

import { createClient } from '../../contract/client.ts';
import { getAgenda } from '../../contract/follow-ups.ts';
import { signIn } from '../../contract/sessions.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { startServer, type TestServer } from '../../tests/support/server.ts';
import { createLog } from '../log.ts';
import { fillDemo } from './fill.ts';
import { demoPassword, demoTenants } from './people.ts';

const now = new Date();
let owner = '';
let server: TestServer;

const fill = (ownerUrl: string, port = 8787) =>
  fillDemo({
    ownerUrl,
    config: { port, publicUrl: new URL('https://crm.company.example/') },
    log: createLog('error'),
    now,
  });

const rows = (text: string, values: unknown[] = []) => rowsOf(text, values, owner);

beforeAll(async () => {
  const database = await freshDatabase();
  owner = database.ownerUrl;
  await fill(owner);
  server = await startServer(database);
  return () => server.stop();
});

test('each company has 200 leads, 40 clients and what belongs to them', async () => {
  const counts = await rows(`
    select slug, (select count(*) from lead where tenant_id = tenant.id) as leads,
      (select count(*) from client where tenant_id = tenant.id) as clients,
      (select count(*) from project where tenant_id = tenant.id and status = 'won') > 10 as won,
      (select count(*) from project where tenant_id = tenant.id and status = 'lost' and lost_reason is not null) > 5 as lost,
      (select count(distinct stage) from project where tenant_id = tenant.id and status = 'pending') as stages,
      (select count(distinct status) from lead where tenant_id = tenant.id) as statuses
    from tenant order by slug`);
  const usual = { leads: '200', clients: '40', won: true, lost: true, stages: '5', statuses: '7' };
  expect(counts).toEqual(demoTenants.map(({ slug }) => ({ slug, ...usual })));
  const strange = await rows(`
    select client_id from contact group by tenant_id, client_id having count(*) not between 1 and 4`);
  expect(strange).toEqual([]);
});

test('leads and clients say when they were last dealt with and are to be followed up, as their rows do', async () => {
  for (const table of ['lead', 'client']) {
    const wrong = await rows(`
      select id from ${table} where next_follow_up_at is distinct from (
          select min(coalesce(due_at, due_by - interval '1 millisecond')) from follow_up
          where follow_up.tenant_id = ${table}.tenant_id and subject_id = ${table}.id and status in ('open', 'in_progress'))
        or last_interaction_at is distinct from (
          select max(occurred_at) from interaction
          where interaction.tenant_id = ${table}.tenant_id and subject_of_id = ${table}.id and state = 'held')`);
    expect(wrong).toEqual([]);
  }
});

test('nothing has happened that is still to come', async () => {
  const happened = {
    interaction: ['occurred_at'],
    follow_up: ['completed_at', 'seen_at', 'started_at'],
    project: ['closed_at', 'stage_changed_at'],
    lead: ['status_changed_at', 'converted_at'],
    client: ['client_since'],
    note: [],
    contact: [],
    account: ['opened_on', 'closed_on'],
  };
  for (const [table, columns] of Object.entries(happened)) {
    const latest = ['created_at', 'updated_at', ...columns].join(', ');
    const future = await rows(`select id from ${table} where greatest(${latest}) > $1`, [now]);
    expect(future, table).toEqual([]);
  }
  for (const table of ['activity', 'audit_event'])
    expect(await rows(`select id from ${table} where at > $1`, [now])).toEqual([]);
});

test('no record is older than what it is about', async () => {
  const children = { interaction: 'subject_of_id', note: 'about_id', follow_up: 'subject_id' };
  for (const [table, subject] of Object.entries(children)) {
    const early = await rows(`
      select child.id from ${table} child join lead on lead.tenant_id = child.tenant_id and lead.id = child.${subject}
      where child.created_at < lead.created_at`);
    expect(early, table).toEqual([]);
  }
});

test('what is overdue was planned before it was due', async () => {
  expect(await rows('select id from follow_up where created_at > due_by')).toEqual([]);
});

test('every rep finds something overdue, something for today and something for the week', async () => {
  for (const { slug, people } of demoTenants)
    for (const { local } of people) {
      const email = `${local}@${slug}.example`;
      const stranger = createClient({ base: server.url });
      const { token } = await stranger(signIn, { email, password: demoPassword });
      const client = createClient({ base: server.url, token: () => token });
      const { overdue, today, nextSevenDays } = await client(getAgenda, {});
      expect(overdue.count, email).toBeGreaterThan(0);
      expect(today.count, email).toBeGreaterThan(0);
      expect(nextSevenDays.count, email).toBeGreaterThan(0);
    }
});

test('the manager sees what came of what was handed out', async () => {
  const handedOut = await rows(
    `
    select rep.email, count(*) filter (where status = 'done' and outcome is not null) >= 3 as done,
      count(*) filter (where status = 'open' and due_by < $1) >= 1 as overdue
    from follow_up join member rep on rep.tenant_id = follow_up.tenant_id and rep.id = assignee_id
    join member boss on boss.tenant_id = follow_up.tenant_id and boss.id = assigned_by_id and boss.role = 'manager'
    where rep.role = 'rep' group by rep.email order by rep.email`,
    [now],
  );
  expect(handedOut).toHaveLength(4);
  for (const row of handedOut) expect(row).toMatchObject({ done: true, overdue: true });
});

const everything = () =>
  rows(`
  select (select count(*) from activity) as told, (select count(*) from audit_event) as audited,
    (select count(*) from search_word) as words, (select count(*) from record_key) as keys,
    (select max(updated_at) from lead) as changed, (select count(*) from identity) as identities,
    (select string_agg(origins::text, ' ' order by key) from website_form) as origins`);

test('filling twice changes nothing', async () => {
  const before = await everything();
  await fill(owner);
  expect(await everything()).toEqual(before);
});

test('servers that start at once fill it once', async () => {
  const { ownerUrl } = await freshDatabase();
  await Promise.all([fill(ownerUrl), fill(ownerUrl)]);
  expect(await rowsOf('select slug from tenant order by slug', [], ownerUrl)).toEqual([
    { slug: 'brightwater' },
    { slug: 'northgate' },
  ]);
});

test('a fill that was cut short is completed by the next one, and the same seed and clock give the same rows', async () => {
  const { ownerUrl } = await freshDatabase();
  await rowsOf(
    `create function refuse() returns trigger language plpgsql as $$ begin
       if new.slug = 'northgate' then raise exception 'killed'; end if; return new; end $$;
     create trigger cut before insert on tenant for each row execute function refuse()`,
    [],
    ownerUrl,
  );
  await expect(fill(ownerUrl)).rejects.toThrow('killed');
  await rowsOf('drop trigger cut on tenant', [], ownerUrl);
  await fill(ownerUrl);
  const fingerprint = `select md5(string_agg(lead::text, '' order by tenant_id, id)) as leads from lead`;
  expect(await rowsOf(fingerprint, [], ownerUrl)).toEqual(await rows(fingerprint));
});

test('a database with a company of its own is left alone', async () => {
  const { ownerUrl } = await freshDatabase();
  await rowsOf(
    `insert into tenant (id, name, slug) values (gen_random_uuid(), 'Theirs', 'theirs')`,
    [],
    ownerUrl,
  );
  await fill(ownerUrl);
  expect(await rowsOf('select slug from tenant', [], ownerUrl)).toEqual([{ slug: 'theirs' }]);
});

test('telephone numbers are of ranges that nobody is ever given', async () => {
  const phones = await rows(`
    select phone from (select unnest(phones) from lead union all select unnest(phones) from client
      union all select unnest(phones) from contact) as all_of_them (phone)
    where phone !~ '^\\+49 (30 23125|40 66969|69 90009|221 4710|89 99998) \\d{3}( ext\\. \\d+)?$'
      and phone !~ '^\\(\\d{3}\\) 555-01\\d\\d( ext\\. \\d+)?$'`);
  expect(phones).toEqual([]);
});
