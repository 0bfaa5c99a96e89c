import { afterAll, beforeAll, expect, test } from 'vitest';

import { getAgenda } from '../contract/follow-ups.ts';
import { records } from '../contract/index.ts';
import { listAuditLog } from '../contract/logs.ts';
import { signOut } from '../contract/sessions.ts';
import { startServerProcess, type ServerProcess } from './proof/server-process.ts';
import { ask } from './support/ask.ts';
import { makeCompany, ownerUrl, rowsOf } from './support/database.ts';
import { clientOf } from './support/server.ts';

// Processes of their own: two servers in one would share what they remember.
let servers: ServerProcess[];
beforeAll(async () => {
  const env = { DATABASE_URL: ownerUrl(), DEMO: '0', JOBS: 'off' };
  servers = await Promise.all([startServerProcess(env), startServerProcess(env)]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
});

/** A rep's token, and how to ask every server with it; all of them remember the rep already. */
async function remembered() {
  const company = await makeCompany();
  const [first] = servers;
  if (!first) throw new Error('Two servers run');
  const { token } = await clientOf(first, company.rep);
  const onEach = (endpoint: Parameters<typeof ask>[1], input: object = {}) =>
    Promise.all(servers.map(({ url }) => ask(url, endpoint, input, { token })));
  const statuses = async (endpoint: Parameters<typeof ask>[1]) =>
    (await onEach(endpoint)).map(({ status }) => status);
  expect(await statuses(records.lead.list)).toEqual([200, 200]);
  return { company, token, memberId: company.rep.memberId, onEach, statuses };
}

test('a new role holds on the next request, on every server', async () => {
  const { memberId, statuses } = await remembered();
  expect(await statuses(listAuditLog)).toEqual([403, 403]);
  await rowsOf(`update member set role = 'admin' where id = $1`, [memberId]);
  expect(await statuses(listAuditLog)).toEqual([200, 200]);
  await rowsOf(`update member set role = 'rep' where id = $1`, [memberId]);
  expect(await statuses(listAuditLog)).toEqual([403, 403]);
});

test('a disabled member is refused on the next request, on every server, and let in again when enabled', async () => {
  const { memberId, statuses } = await remembered();
  await rowsOf('update member set disabled_at = now() where id = $1', [memberId]);
  expect(await statuses(records.lead.list)).toEqual([401, 401]);
  await rowsOf('update member set disabled_at = null where id = $1', [memberId]);
  expect(await statuses(records.lead.list)).toEqual([200, 200]);
});

test('who signs out on one server is signed out on every other', async () => {
  const { token, statuses } = await remembered();
  await ask(servers[0]?.url ?? '', signOut, {}, { token });
  expect(await statuses(records.lead.list)).toEqual([401, 401]);
});

test('another time zone of the company, or of the member, holds on the next request, on every server', async () => {
  const { company, memberId, onEach } = await remembered();
  const zones = async () => (await onEach(getAgenda)).map(({ body }) => body.timeZone);
  expect(await zones()).toEqual(['Europe/Berlin', 'Europe/Berlin']);
  await rowsOf(`update tenant set time_zone = 'America/Lima' where id = $1`, [company.tenantId]);
  expect(await zones()).toEqual(['America/Lima', 'America/Lima']);
  await rowsOf(`update member set time_zone = 'Asia/Tokyo' where id = $1`, [memberId]);
  expect(await zones()).toEqual(['Asia/Tokyo', 'Asia/Tokyo']);
});

test('while a company is being changed again and again its people are answered, and never with an error of ours', async () => {
  const { company, statuses } = await remembered();
  const changes = Array.from({ length: 12 }, (_, at) =>
    rowsOf('update tenant set currency = $2 where id = $1', [
      company.tenantId,
      at % 2 ? 'EUR' : 'CHF',
    ]),
  );
  const answers = await Promise.all(Array.from({ length: 30 }, () => statuses(records.lead.list)));
  await Promise.all(changes);
  for (const status of answers.flat()) expect([200, 409]).toContain(status);
});
