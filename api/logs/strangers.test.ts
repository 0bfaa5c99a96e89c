import { beforeAll, expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { reportNotFound } from '../../contract/logs.ts';
import { signIn, signOut } from '../../contract/sessions.ts';
import {
  exportStrangersNotFoundLog,
  exportStrangersSecurityLog,
  listStrangersNotFoundLog,
  listStrangersSecurityLog,
} from '../../contract/strangers-logs.ts';
import { ask } from '../../tests/support/ask.ts';
import { password, rowsOf } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';
import { makeRoot, type Root } from '../../tests/support/superadmin.ts';

const here = suite();

let root: Root;
beforeAll(async () => {
  root = await makeRoot(here.server.url);
});

const lists = [
  listStrangersSecurityLog,
  exportStrangersSecurityLog,
  listStrangersNotFoundLog,
  exportStrangersNotFoundLog,
];

/** Events of this file's own, a minute apart, told apart by their path. */
async function seed(count: number): Promise<string> {
  const path = `/api/v1/${newId()}`;
  for (let nth = 0; nth < count; nth++) {
    const id = newId();
    await rowsOf(
      `with at as (select timestamptz '2026-03-01 08:00Z' + $4::int * interval '1 minute' as at),
         event as (insert into stranger_event (id, at, kind, method, path, address)
           select $1, at, $2, 'GET', $3, $5 from at)
       insert into not_found (id, at, source, path, address) select $1, at, $6, $3, $5 from at`,
      [
        id,
        nth % 2 ? 'denied' : 'sign_in_failed',
        `${path}/${nth}`,
        nth,
        nth < 3 ? '203.0.113.7' : '198.51.100.1',
        nth % 2 ? 'api' : 'workspace',
      ],
    );
  }
  return path;
}

test('what strangers tried is read by who runs the installation, with all that is known of it', async () => {
  const email = `nobody.${newId()}@nowhere.example`;
  const refused = await ask(here.server.url, signIn, { email, password });
  const path = `/app/${newId()}`;
  await ask(here.server.url, reportNotFound, { path });
  const { items } = await root(listStrangersSecurityLog, { kind: 'sign_in_failed', limit: 200 });
  expect(items.find((event) => event.email === email)).toMatchObject({
    superadmin: null,
    method: 'POST',
    path: '/api/v1/sessions',
    status: 401,
    requestId: refused.headers.get('x-request-id'),
  });
  expect((await root(listStrangersNotFoundLog, { path })).items).toMatchObject([
    { path, source: 'workspace' },
  ]);
});

test('what a company’s own members did is not among it', async () => {
  const path = `/app/${newId()}`;
  await here.as.rep(reportNotFound, { path });
  expect((await root(listStrangersNotFoundLog, { path })).items).toEqual([]);
  const { status, headers } = await ask(here.server.url, signIn, {
    email: here.company.rep.email,
    password: 'wrong',
  });
  expect(status).toBe(401);
  const { items } = await root(listStrangersSecurityLog, { kind: 'sign_in_failed', limit: 200 });
  expect(items.some(({ requestId }) => requestId === headers.get('x-request-id'))).toBe(false);
});

test.each([listStrangersSecurityLog, listStrangersNotFoundLog])(
  '$id is narrowed by address, path and time, and read page by page',
  async (list) => {
    const path = await seed(5);
    const paths = async (input: object) =>
      (await root(list, { path, ...input })).items.map((row) => row.path?.slice(-1));
    expect(await paths({})).toEqual(['4', '3', '2', '1', '0']);
    expect(await paths({ path: path.toUpperCase() })).toHaveLength(5);
    expect(await paths({ address: '203.0.113.7' })).toEqual(['2', '1', '0']);
    const [from, until] = ['2026-03-01T08:01:00Z', '2026-03-01T08:03:00Z'];
    expect(await paths({ 'at[gte]': from, 'at[lt]': until })).toEqual(['2', '1']);
    const first = await root(list, { path, limit: 2, count: true });
    expect(first).toMatchObject({ total: 5, nextCursor: expect.any(String) });
    const cursor = first.nextCursor ?? '';
    expect(await paths({ limit: 2, cursor })).toEqual(['2', '1']);
  },
);

test('each is narrowed by its kind', async () => {
  const path = await seed(2);
  const { items } = await root(listStrangersSecurityLog, { path, kind: 'denied' });
  expect(items.map((event) => event.path)).toEqual([`${path}/1`]);
  const lost = await root(listStrangersNotFoundLog, { path, source: 'workspace' });
  expect(lost.items.map((one) => one.path)).toEqual([`${path}/0`]);
  const wrong = await ask(here.server.url, listStrangersSecurityLog, { kind: 'odd' }, root);
  expect(wrong.body).toMatchObject({ code: 'invalid', errors: [{ field: 'kind' }] });
});

test('a file holds all that is narrowed to, however many parts it takes, and taking it out is written down', async () => {
  const path = `/api/v1/${newId()}`;
  await rowsOf(
    `insert into stranger_event (id, kind, path) select gen_random_uuid(), 'denied', $1 from generate_series(1, 600)`,
    [path],
  );
  const csv = await root(exportStrangersSecurityLog, { path });
  expect(csv.trimEnd().split('\r\n')).toHaveLength(601);
  expect(csv).toMatch(/^"at","kind","superadmin","email","method","route","path"/);
  const { items } = await root(listStrangersSecurityLog, { kind: 'exported', limit: 200 });
  expect(items.find(({ details }) => JSON.stringify(details).includes(path))).toMatchObject({
    superadmin: 'Root',
    path: '/api/v1/installation/security-log/export.csv',
    details: { export: 'strangersSecurityLog.export', filters: { path } },
  });
});

test.each(lists)('$id is for nobody else', async (list) => {
  expect((await ask(here.server.url, list, {})).status).toBe(401);
  expect((await ask(here.server.url, list, {}, here.as.admin)).status).toBe(403);
  const gone = await makeRoot(here.server.url);
  await gone(signOut, {});
  expect((await ask(here.server.url, list, {}, gone)).status).toBe(401);
});
