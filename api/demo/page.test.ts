import { afterAll, beforeAll, expect, test } from 'vitest';

import { appUrl, ownerUrl, rowsOf } from '../../tests/support/database.ts';
import { startServer, type TestServer } from '../../tests/support/server.ts';
import { filled, submit } from '../../tests/support/website-form.ts';
import { createApp } from '../app.ts';
import { makeTenant } from '../auth/tenants.ts';
import { openDb } from '../db/open.ts';
import { createLog } from '../log.ts';
import { demoTenants } from './people.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  const [tenant] = demoTenants;
  if (!tenant) throw new Error('The demo has companies');
  const there = await rowsOf('select 1 from tenant where slug = $1', [tenant.slug]);
  if (there.length === 0) await makeTenant(ownerUrl(), tenant, []);
});
afterAll(() => server.stop());

const website = () => `http://127.0.0.1:${server.port}`;

test('opened on the API’s own name, it leads to the same page on another origin', async () => {
  const answer = await fetch(`${server.url}/demo`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${website()}/demo`]);
});

test('opened by several at once, it holds one key, which works from there and from nowhere else', async () => {
  const pages = await Promise.all(
    Array.from({ length: 5 }, async () => (await fetch(`${website()}/demo`)).text()),
  );
  const keys = new Set(pages.map((page) => /<pathsix-capture\s+key="([^"]+)"/.exec(page)?.[1]));
  expect(keys.size).toBe(1);
  const [key = ''] = keys;
  expect((await submit(server, { key, origin: website() }, filled())).status).toBe(201);
  expect((await submit(server, { key, origin: server.url }, filled())).status).toBe(401);
});

test('it may load the script, send to the API, and nothing else', async () => {
  const { headers } = await fetch(`${website()}/demo`);
  const policy = headers.get('content-security-policy');
  expect(policy).toContain(
    `default-src 'none'; script-src ${server.url}; connect-src ${server.url}`,
  );
});

test('without the demo there is no such page', async () => {
  const db = openDb({ url: appUrl() });
  const app = createApp({ db, config: { ...server.config, demo: false }, log: createLog('error') });
  const answer = await app.request('http://127.0.0.1/demo');
  expect(answer.status).toBe(404);
  await db.close();
});
