import { afterAll, beforeAll, expect, test } from 'vitest';

import { createApp } from '../api/app.ts';
import { readConfig } from '../api/config.ts';
import { openDb } from '../api/db/open.ts';
import { createLog } from '../api/log.ts';
import { endpoints, records } from '../contract/index.ts';
import { listAuditLog } from '../contract/logs.ts';
import { getMe, signOut } from '../contract/sessions.ts';
import { examplesOf } from './proof/isolation-examples.ts';
import { walkBlinkered } from './proof/matrix/blinkered.ts';
import { walk } from './proof/matrix/walk.ts';
import { ask } from './support/ask.ts';
import { appUrl, makeCompany, ownerUrl, rowsOf } from './support/database.ts';
import { nowhere } from './support/examples.ts';
import { clientOf, startServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('every endpoint has an example for the walk', () => {
  const ids = nowhere();
  for (const endpoint of endpoints)
    expect(examplesOf(endpoint, ids, 'word').length, endpoint.id).toBeGreaterThan(0);
});

test('every endpoint is of a known class, and the API answers nothing that is no endpoint', async () => {
  const classes = ['anyone', 'signedIn', 'member', 'superadmin', 'publishableKey'];
  expect(endpoints.filter(({ access }) => !classes.includes(access))).toEqual([]);
  const db = openDb({ url: appUrl() });
  const app = createApp({ db, config: readConfig({}), log: createLog('error') });
  await db.close();
  const declared = endpoints.map(({ method, path }) => `${method} /api/v1${path}`);
  const routes = app.routes
    .filter(
      ({ method, path }) => !['ALL', 'OPTIONS'].includes(method) && path.startsWith('/api/v1/'),
    )
    .map(({ method, path }) => `${method} ${path}`);
  const known = ['GET /api/v1/openapi.json', ...declared];
  expect(routes.filter((route) => !known.includes(route))).toEqual([]);
  expect(declared.filter((route) => !routes.includes(route))).toEqual([]);
});

test('nobody gets at another’s rows: every endpoint, whoever asks, at every place where something of somebody else’s can stand', async () => {
  const walked = await walk({ base: server.url, ownerUrl: ownerUrl(), width: 'narrow' });
  expect(walked.breaches).toEqual([]);
  expect(walked.probes).toBeGreaterThan(endpoints.length * 25);
}, 120_000);

test('every statement keeps to its own tenant by itself, also where row security does not hold', async () => {
  // The owner of the run's database is a superuser, whom no policy stops: only `tenant_id = …` in each statement is left.
  const unwalled = await startServer({ appUrl: ownerUrl() });
  try {
    const { breaches } = await walk({
      base: unwalled.url,
      ownerUrl: ownerUrl(),
      width: 'narrow',
      only: ({ name }) => name === 'neighbour’s admin',
    });
    expect(breaches).toEqual([]);
  } finally {
    await unwalled.stop();
  }
}, 120_000);

test('a field that is hidden from a role is told it by no endpoint, whatever is asked', async () => {
  const { breaches } = await walkBlinkered({ base: server.url, ownerUrl: ownerUrl() });
  expect(breaches).toEqual([]);
}, 60_000);

const { list } = records.lead;

test('a disabled member is refused on the next request', async () => {
  const { rep } = await makeCompany();
  const { token } = await clientOf(server, rep);
  expect((await ask(server.url, list, {}, { token })).status).toBe(200);
  await rowsOf('update member set disabled_at = now() where id = $1', [rep.memberId]);
  expect((await ask(server.url, list, {}, { token })).status).toBe(401);
  expect((await ask(server.url, getMe, {}, { token })).status).toBe(401);
});

test('a session that ended elsewhere is refused on the next request, whatever is asked', async () => {
  const { rep } = await makeCompany();
  const { token } = await clientOf(server, rep);
  expect((await ask(server.url, list, {}, { token })).status).toBe(200);
  await rowsOf(
    'delete from session using identity i where i.id = session.identity_id and i.member_id = $1',
    [rep.memberId],
  );
  const asked = [
    ask(server.url, list, { nonsense: 'x' }, { token }),
    ask(server.url, listAuditLog, {}, { token }),
    ask(server.url, records.lead.create, { emails: 'x' }, { token }),
    ask(server.url, records.lead.change, { id: rep.memberId ?? '', firstName: 7 }, { token }),
    ask(server.url, list, {}, { token }),
  ];
  for (const answer of asked) expect((await answer).status).toBe(401);
});

test('a session that has expired is refused on the next request', async () => {
  const { rep } = await makeCompany();
  const { token } = await clientOf(server, rep);
  expect((await ask(server.url, list, {}, { token })).status).toBe(200);
  await rowsOf(
    `update session set expires_at = now() - interval '1 second' from identity i
     where i.id = session.identity_id and i.member_id = $1`,
    [rep.memberId],
  );
  expect((await ask(server.url, list, {}, { token })).status).toBe(401);
});

test('signing out kills the token everywhere at once', async () => {
  const { rep } = await makeCompany();
  const other = await startServer();
  const { token } = await clientOf(server, rep);
  for (const { url } of [server, other])
    expect((await ask(url, list, {}, { token })).status).toBe(200);
  expect((await ask(other.url, signOut, {}, { token })).status).toBe(204);
  for (const { url } of [server, other])
    expect((await ask(url, list, {}, { token })).status).toBe(401);
  await other.stop();
});

test('a new role holds from the next request on, up as well as down', async () => {
  const { rep } = await makeCompany();
  const { token } = await clientOf(server, rep);
  const asAdmin = () => ask(server.url, listAuditLog, {}, { token });
  const setRole = (role: string) =>
    rowsOf('update member set role = $2 where id = $1', [rep.memberId, role]);
  expect((await asAdmin()).status).toBe(403);
  await setRole('admin');
  expect((await asAdmin()).status).toBe(200);
  await setRole('rep');
  expect((await asAdmin()).status).toBe(403);
});
