import { beforeAll, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import type { ListQuery } from '../../contract/list.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, list } = records.lead;

const drafts = [
  {
    lastName: 'Adler',
    status: 'new',
    rating: 'hot',
    estimatedValue: { amount: 500, currency: 'EUR' },
    tags: ['fair', 'north'],
  },
  {
    lastName: 'Braun',
    status: 'contacted',
    rating: 'cold',
    estimatedValue: { amount: 900, currency: 'EUR' },
    doNotContact: true,
  },
  {
    lastName: 'Çelik',
    status: 'contacted',
    companyName: 'Straßenbau Möller GmbH',
    phones: ['+49 30 5551234'],
  },
  { lastName: 'O’Neill', status: 'qualified', emails: ['pat@neill-list.example'], tags: ['north'] },
] as const;

beforeAll(async () => {
  // In turn: they are listed in the order in which they were made.
  for (const draft of drafts) await here.as.rep(create, structuredClone(draft) as object);
  await here.as.manager(create, { lastName: 'Zander', companyName: 'Adler Optik' });
});

const named = async (query: ListQuery) =>
  (await here.as.rep(list, query)).items.map(({ lastName }) => lastName);

test('a list comes latest first, and counts all when asked to', async () => {
  const { items, total, nextCursor } = await here.as.rep(list, { limit: 2, count: true });
  expect(items.map(({ lastName }) => lastName)).toEqual(['Zander', 'O’Neill']);
  expect(total).toBe(5);
  expect(nextCursor).not.toBeNull();
  expect(await here.as.rep(list, {})).not.toHaveProperty('total');
});

test.each<[ListQuery, string[]]>([
  [{ status: 'contacted' }, ['Çelik', 'Braun']],
  [{ status: 'contacted,qualified' }, ['O’Neill', 'Çelik', 'Braun']],
  [{ rating: '' }, ['Zander', 'O’Neill', 'Çelik']],
  [{ tags: 'north' }, ['O’Neill', 'Adler']],
  [{ tags: 'fair,nowhere' }, ['Adler']],
  [{ emails: 'PAT@neill-list.example' }, ['O’Neill']],
  [{ emails: '' }, ['Zander', 'Çelik', 'Braun', 'Adler']],
  [{ doNotContact: 'true' }, ['Braun']],
  [{ 'companyName[contains]': 'ENBAU MÖL' }, ['Çelik']],
  [{ 'lastName[contains]': '%' }, []],
  [{ 'rating[empty]': 'true' }, ['Zander', 'O’Neill', 'Çelik']],
  [{ 'emails[empty]': 'false' }, ['O’Neill']],
  [{ 'emails[contains]': '@Neill' }, ['O’Neill']],
  [{ 'createdAt[within]': 'yesterday' }, []],
  [{ 'statusChangedAt[within]': 'last_7_days', rating: 'hot' }, ['Adler']],
  [{ ownerId: 'me' }, ['O’Neill', 'Çelik', 'Braun', 'Adler']],
  [{ 'estimatedValue[gte]': '900' }, ['Braun']],
  [{ 'estimatedValue[gt]': '500', 'estimatedValue[lt]': '900' }, []],
  [{ lastName: 'Adler' }, ['Adler']],
  [{ status: 'new', tags: 'north' }, ['Adler']],
  [{ 'createdAt[lt]': '2020-01-01T00:00:00+02:00' }, []],
  [
    { 'createdAt[gte]': '2020-01-01T00:00:00Z', status: 'new', sort: 'lastName' },
    ['Adler', 'Zander'],
  ],
])('the filter %j finds %j', async (query, expected) => {
  expect(await named(query)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['adler', ['Zander', 'Adler']],
  ['ADL', ['Zander', 'Adler']],
  ['adler opt', ['Zander']],
  ['celik', ['Çelik']],
  ['strassenbau', ['Çelik']],
  ['moller', ['Çelik']],
  ['Möller Straße', ['Çelik']],
  ['oneill', []],
  ['neill', ['O’Neill']],
  ['pat@neill-list', ['O’Neill']],
  ['+49 30 555', ['Çelik']],
  ['493055', ['Çelik']],
  ['%', []],
  ['&', []],
  ['- ’ -', []],
  [' ', ['Zander', 'O’Neill', 'Çelik', 'Braun', 'Adler']],
  ['nobody', []],
])('the search %j finds %j', async (q, expected) => {
  expect(await named({ q })).toEqual(expected);
});

test.each<[string, string[]]>([
  ['lastName', ['Adler', 'Braun', 'Çelik', 'O’Neill', 'Zander']],
  ['-lastName', ['Zander', 'O’Neill', 'Çelik', 'Braun', 'Adler']],
  ['createdAt', ['Adler', 'Braun', 'Çelik', 'O’Neill', 'Zander']],
])('sorted by %s the list reads %j', async (sort, expected) => {
  const sorted = await named({ sort });
  // Where Ç stands is the database's collation's business.
  expect(sorted.filter((name) => name !== 'Çelik')).toEqual(
    expected.filter((name) => name !== 'Çelik'),
  );
});

test('empty values stand last, whichever way a list is sorted', async () => {
  expect((await named({ sort: 'estimatedValue' })).slice(0, 2)).toEqual(['Adler', 'Braun']);
  expect((await named({ sort: '-estimatedValue' })).slice(0, 2)).toEqual(['Braun', 'Adler']);
});

test.each<[ListQuery, string]>([
  [{ status: 'sold' }, 'status'],
  [{ sort: 'shoeSize' }, 'sort'],
  [{ sort: 'emails' }, 'sort'],
  [{ limit: 201 }, 'limit'],
  [{ limit: 0 }, 'limit'],
  [{ limit: 'many' }, 'limit'],
  [{ limit: '1e1' }, 'limit'],
  [{ limit: '0x10' }, 'limit'],
  [{ limit: '' }, 'limit'],
  [{ shoeSize: '42' }, 'shoeSize'],
  [{ 'status[like]': 'x' }, 'status[like]'],
  [{ tenantId: '0190d1b0-0000-7000-8000-000000000000' }, 'tenantId'],
  [{ 'createdAt[lt]': 'yesterday' }, 'createdAt[lt]'],
  [{ 'createdAt[lt]': '2026-02-30T00:00:00Z' }, 'createdAt[lt]'],
  [{ 'createdAt[lt]': '0000-01-01T00:00:00Z' }, 'createdAt[lt]'],
  [{ 'estimatedValue[lt]': '1e9' }, 'estimatedValue[lt]'],
  [{ 'estimatedValue[lt]': '9999999999999999' }, 'estimatedValue[lt]'],
  [{ count: 'maybe' }, 'count'],
  [{ cursor: 'nonsense' }, 'cursor'],
])('the query %j is refused, naming %s', async (query, field) => {
  const refusal = await refusalOf(here.as.rep(list, query));
  expect(refusal.code).toBe('invalid');
  expect(refusal.errors.map((error) => error.field)).toEqual([field]);
});

test('what a query says twice is refused, naming it', async () => {
  const ask = async (query: string) => {
    const response = await fetch(`${here.server.url}/api/v1/leads?${query}`, {
      headers: { authorization: `Bearer ${here.as.rep.token}` },
    });
    const { errors = [] } = await response.json();
    return [response.status, ...errors.map(({ field }: { field: string }) => field)];
  };
  expect(await ask('limit=5&limit=6')).toEqual([422, 'limit']);
  expect(await ask('status=new&status=contacted&limit=1e1')).toEqual([422, 'status', 'limit']);
  expect(await ask('status=new,contacted')).toEqual([200]);
});

test('a number that the database cannot hold is refused', async () => {
  const tooMuch = await refusalOf(
    here.as.rep(records.project.list, { 'probability[gt]': '99999999999' }),
  );
  expect(tooMuch.errors.map(({ field }) => field)).toEqual(['probability[gt]']);
  const { id: leadId } = await here.as.rep(create, { lastName: 'Zz', status: 'junk' });
  const draft = { name: 'X', leadId, probability: 3e9 };
  const { errors } = await refusalOf(here.as.rep(records.project.create, draft));
  expect(errors.map(({ field }) => field)).toEqual(['probability']);
});

const forged = (order: unknown[]) => Buffer.from(JSON.stringify(order)).toString('base64url');

test.each([
  ['of another order', ['last_name', false, 'A', '0190d1b0-0000-7000-8000-000000000000']],
  [
    'with a value of another kind',
    ['created_at', true, 'yesterday', '0190d1b0-0000-7000-8000-000000000000'],
  ],
  ['with an id that is none', ['created_at', true, '2026-01-01T00:00:00.000Z', '-'.repeat(36)]],
  ['with a number for a time', ['created_at', true, 7, '0190d1b0-0000-7000-8000-000000000000']],
  ['that is no list', 'created_at'],
])('a cursor %s is refused', async (_, order) => {
  const cursor = forged(order as unknown[]);
  expect((await refusalOf(here.as.rep(list, { cursor }))).errors).toMatchObject([
    { field: 'cursor' },
  ]);
});
