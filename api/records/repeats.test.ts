import { expect, test } from 'vitest';

import { saveCapture } from '../../contract/captures.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listMembers } from '../../contract/members.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, get, list, remove, restore } = records.lead;

test('a used id with other values is refused, whoever sends it and whenever', async () => {
  const id = newId();
  const lead = { id, lastName: 'Used', emails: ['used@repeats.example'] };
  await here.as.rep(create, lead);
  expect((await here.as.rep(create, lead)).id).toBe(id);
  const other = { ...lead, emails: ['other@repeats.example'] };
  expect((await refusalOf(here.as.rep(create, other))).code).toBe('conflict');
  await here.as.rep(change, { id, jobTitle: 'Buyer' });
  expect((await refusalOf(here.as.rep2(create, other))).code).toBe('conflict');
});

test("a capture that names somebody else's lead as its own is refused and loses nothing in silence", async () => {
  const { id } = await here.as.rep(create, { lastName: 'Taken' });
  const capture = {
    id: newId(),
    page: { url: 'https://repeats.example/', kind: 'page' as const },
    decision: 'created' as const,
    fields: { id, lastName: 'Stranger', emails: ['stranger@repeats.example'] },
  };
  expect((await refusalOf(here.as.rep2(saveCapture, capture))).code).toBe('conflict');
});

test('of many who fill the same empty field at once one does, and nobody overwrites', async () => {
  const lead = await here.as.rep(create, { lastName: 'Filled' });
  const titles = Array.from({ length: 6 }, (_, at) => `Title ${at}`);
  await Promise.all(
    titles.map((jobTitle) =>
      here.as.rep(saveCapture, {
        id: newId(),
        page: { url: 'https://repeats.example/', kind: 'page' },
        decision: 'attached',
        target: { type: 'lead', id: lead.id },
        fields: { jobTitle },
      }),
    ),
  );
  expect((await here.as.rep(get, { id: lead.id })).version).toBe(2);
});

test('of many restores at once one is told', async () => {
  const lead = await here.as.rep(create, { lastName: 'Restored' });
  await here.as.rep(remove, { id: lead.id });
  await Promise.all(Array.from({ length: 6 }, () => here.as.rep(restore, { id: lead.id })));
  const told = await rowsOf(
    `select 1 from audit_event where record_id = $1 and action = 'lead.restored'`,
    [lead.id],
  );
  expect(told).toHaveLength(1);
});

test.each([
  { 'createdAt[lt]': '2026-01-01T00:00:00Z,2026-02-01T00:00:00Z' },
  { 'estimatedValue[gt]': '1,2' },
  { 'createdAt[gt]': '' },
])('a comparison with %o is refused by name', async (query) => {
  const refusal = await refusalOf(here.as.rep(list, query));
  expect(refusal.errors.map(({ field }) => field)).toEqual(Object.keys(query));
});

test('a moment may carry any offset that ISO 8601 writes', async () => {
  const query = { 'createdAt[lt]': '2030-01-01T00:00:00+20:00' };
  expect((await here.as.rep(list, query)).items.length).toBeGreaterThan(0);
});

test('an endlessly long profile address is kept, and still belongs to one record', async () => {
  const profileUrls = [`https://repeats.example/${'漢'.repeat(1900)}`];
  await here.as.rep(create, { lastName: 'Long', profileUrls });
  expect((await refusalOf(here.as.rep(create, { lastName: 'Longer', profileUrls }))).code).toBe(
    'duplicate',
  );
});

test('a stranger with megabytes of nonsense learns only that nobody is signed in', async () => {
  const answer = await fetch(`${here.server.url}/api/v1/leads`, {
    method: 'POST',
    headers: { authorization: 'Bearer nobody', 'content-type': 'application/json' },
    body: JSON.stringify({ emails: Array(400_000).fill(0) }),
  });
  expect(answer.status).toBe(401);
});

test('members are found by a part of their name, and counted', async () => {
  const { items, total } = await here.as.rep(listMembers, { q: 'MANAGER', count: true });
  expect([items.map(({ role }) => role), total]).toEqual([['manager'], 1]);
});
