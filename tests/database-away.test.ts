import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { migrate } from '../api/db/migrate.ts';
import { makeAppRole } from '../api/db/roles.ts';
import { records } from '../contract/index.ts';
import { ask } from './support/ask.ts';
import { makeCompany } from './support/database.ts';
import { query } from './support/embedded.ts';
import { startTestPostgres, type TestPostgres } from './support/postgres.ts';
import { clientOf, startServer, type TestServer } from './support/server.ts';

// A Postgres of its own: it is killed.
let postgres: TestPostgres;
let server: TestServer;
let token: string;
beforeAll(async () => {
  postgres = await startTestPostgres(undefined, { willCrash: true });
  const appUrl = await makeAppRole(postgres.url);
  await migrate(postgres.url);
  server = await startServer({ appUrl });
  ({ token } = await clientOf(server, (await makeCompany(postgres.url)).rep));
});
afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
});

/** Asks while the table of leads is locked, and breaks the connection that waits for it; then lets go. */
async function brokenUnder<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await client.query('begin; lock table lead in access exclusive mode');
    const answer = work();
    const broken = () =>
      query(
        postgres.url,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'pathsix' and wait_event_type = 'Lock'`,
      );
    await expect.poll(broken, { timeout: 20_000 }).toHaveLength(1);
    await client.query('rollback');
    return await answer;
  } finally {
    await client.end();
  }
}

test('a read whose connection breaks is done again, and answered', async () => {
  const { status } = await brokenUnder(() => ask(server.url, records.lead.list, {}, { token }));
  expect(status).toBe(200);
});

test('a write whose connection breaks is not done again: it is answered with 503 and when to try anew', async () => {
  const draft = { lastName: 'Broken' };
  const { status, headers, body } = await brokenUnder(() =>
    ask(server.url, records.lead.create, draft, { token }),
  );
  expect({ status, code: body.code, title: body.title }).toEqual({
    status: 503,
    code: 'internal',
    title: 'Not available just now',
  });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await query(postgres.url, `select 1 from lead where last_name = 'Broken'`)).toEqual([]);
});

test('while Postgres comes back from kill -9, reads and the health check wait, and no write is answered as a bug', async () => {
  const [file] = await query(postgres.url, `select pg_read_file('postmaster.pid') as text`);
  process.kill(Number.parseInt(String(file?.['text']), 10), 'SIGKILL');
  const many = <T>(work: (at: number) => Promise<T>) =>
    Promise.all(Array.from({ length: 20 }, (_, at) => work(at)));
  const [reads, checks, writes] = await Promise.all([
    many(() => ask(server.url, records.lead.list, {}, { token })),
    many(() => fetch(`${server.url}/healthz`)),
    many((at) => ask(server.url, records.lead.create, { lastName: `After ${at}` }, { token })),
  ]);
  expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(checks.map(({ status }) => status))).toEqual(new Set([200]));
  for (const { status } of writes) expect([201, 503]).toContain(status);
});
