import { afterAll, beforeAll, expect, test } from 'vitest';

import { appUrl } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { startServer, type TestServer } from '../../tests/support/server.ts';
import { filled, submit } from '../../tests/support/website-form.ts';
import { createApp } from '../app.ts';
import { openDb } from '../db/open.ts';
import { createLog } from '../log.ts';
import { fillDemo } from './fill.ts';

let server: TestServer;

beforeAll(async () => {
  const database = await freshDatabase();
  server = await startServer(database);
  const { config } = server;
  const settings = { ...config, port: server.port };
  await fillDemo({
    ownerUrl: database.ownerUrl,
    config: settings,
    log: createLog('error'),
    now: new Date(),
  });
});
afterAll(() => server.stop());

const website = () => `http://127.0.0.1:${server.port}`;

test('opened on the API’s own name, it leads to the same page on another origin', async () => {
  const answer = await fetch(`${server.url}/demo`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${website()}/demo`]);
});

test('its key works from there, and from no website that is not this server', async () => {
  const page = await (await fetch(`${website()}/demo`)).text();
  const key = /<pathsix-capture\s+key="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(
    (await submit(server, { key, origin: website() }, filled({ pageUrl: website() }))).status,
  ).toBe(201);
  const elsewhere = { key, origin: 'https://www.brightwater.example' };
  expect((await submit(server, elsewhere, filled())).status).toBe(401);
});

test('it may load the script, send to the API, and nothing else', async () => {
  const { headers } = await fetch(`${website()}/demo`);
  const policy = headers.get('content-security-policy');
  expect(policy).toContain(
    `default-src 'none'; script-src ${server.url}; connect-src ${server.url}`,
  );
});

test('where nobody filled in the demo, and where it is switched off, there is no such page', async () => {
  const db = openDb({ url: appUrl() });
  for (const demo of [true, false]) {
    const app = createApp({ db, config: { ...server.config, demo }, log: createLog('error') });
    expect((await app.request('http://127.0.0.1/demo')).status).toBe(404);
  }
  await db.close();
});
