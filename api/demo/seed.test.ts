import { beforeAll, expect, test } from 'vitest';

import { createClient } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { findMatches } from '../../contract/matches.ts';
import { signIn } from '../../contract/sessions.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { startServer, type TestServer } from '../../tests/support/server.ts';
import { openDb } from '../db/open.ts';
import { demoPassword } from './people.ts';
import { seed } from './seed.ts';

const leads = 200;
const now = new Date();
let server: TestServer;
let owner = '';
let app = '';
let slugs: string[] = [];
const progress: number[] = [];

const rows = (text: string, values: unknown[] = []) => rowsOf(text, values, owner);

beforeAll(async () => {
  const { ownerUrl, appUrl } = await freshDatabase();
  owner = ownerUrl;
  app = appUrl;
  const db = openDb({ url: appUrl });
  const onProgress = (stored: number) => progress.push(stored);
  slugs = await seed({ ownerUrl, db, tenants: 2, leads, now, onProgress });
  await db.close();
  server = await startServer({ appUrl });
  return () => server.stop();
});

test('each new company has as many leads as were asked for, each with its three interactions, note and follow-up', async () => {
  expect(slugs).toEqual(['seed-1', 'seed-2']);
  expect(progress.at(-1)).toBe(2 * leads);
  const counts = await rows(`
    select slug,
      (select count(*)::int from lead where tenant_id = tenant.id) as leads,
      (select count(*)::int from interaction where tenant_id = tenant.id) as interactions,
      (select count(*)::int from note where tenant_id = tenant.id) as notes,
      (select count(*)::int from follow_up where tenant_id = tenant.id) as follow_ups,
      (select count(*)::int from project where tenant_id = tenant.id) as projects
    from tenant order by slug`);
  const each = {
    leads,
    interactions: 3 * leads,
    notes: leads,
    follow_ups: leads,
    projects: leads / 5,
  };
  expect(counts).toEqual(slugs.map((slug) => ({ slug, ...each })));
  const uneven = await rows(`
    select subject_of_id from interaction group by tenant_id, subject_of_id having count(*) <> 3`);
  expect(uneven).toEqual([]);
});

test('every lead is found by its words and recognised by its e-mail', async () => {
  const { token } = await createClient({ base: server.url })(signIn, {
    email: 'rep@seed-2.example',
    password: demoPassword,
  });
  const client = createClient({ base: server.url, token: () => token });
  const { items } = await client(records.lead.list, { limit: 20 });
  for (const { id, lastName, companyName, emails } of items) {
    const found = await client(records.lead.list, { q: `${lastName} ${companyName}`, limit: 200 });
    expect(found.items.map((lead) => lead.id)).toContain(id);
    const { matches } = await client(findMatches, { emails });
    expect(matches).toMatchObject([{ id, reasons: ['same e-mail'] }]);
  }
});

test('nothing has happened that is still to come, and dates of leads are those of their rows', async () => {
  for (const table of ['lead', 'interaction', 'note', 'follow_up', 'project'])
    expect(
      await rows(`select id from ${table} where greatest(created_at, updated_at) > $1`, [now]),
      table,
    ).toEqual([]);
  expect(await rows('select id from interaction where occurred_at > $1', [now])).toEqual([]);
  const wrong = await rows(`
    select id from lead where last_interaction_at is distinct from (
        select max(occurred_at) from interaction where interaction.tenant_id = lead.tenant_id and subject_of_id = lead.id)
      or next_follow_up_at is distinct from (
        select min(coalesce(due_at, due_by - interval '1 millisecond')) from follow_up
        where follow_up.tenant_id = lead.tenant_id and subject_id = lead.id and status in ('open', 'in_progress'))`);
  expect(wrong).toEqual([]);
});

test('each record has its activity and its audit row', async () => {
  for (const table of ['activity where verb', 'audit_event where action'])
    expect(await rows(`select count(*)::int as made from ${table} like '%created'`)).toEqual([
      { made: 2 * (leads + 3 * leads + leads + leads + leads / 5) },
    ]);
});

test('more companies are numbered on from the last one', async () => {
  const db = openDb({ url: app });
  expect(await seed({ ownerUrl: owner, db, tenants: 1, leads: 1, now })).toEqual(['seed-3']);
  await db.close();
});
