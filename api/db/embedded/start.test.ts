import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  freshFolder,
  postmasterOf,
  preparedFolder,
  processesWith,
  query,
  startHere,
} from '../../../tests/support/embedded.ts';
import { type TestPostgres, startTestPostgres } from '../../../tests/support/postgres.ts';
import { startEmbedded } from './index.ts';

const prepared = preparedFolder();

test('the first start makes a durable UTF-8 database whose password nobody else can read', async () => {
  const dataDir = join(await freshFolder(), 'not', 'there', 'yet');
  const { url } = await startHere(dataDir, { settings: {} });
  const [database] = await query(
    url,
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
            current_setting('fsync') as fsync, current_setting('full_page_writes') as pages
       from pg_database where datname = current_database()`,
  );
  expect(database).toEqual({
    encoding: 'UTF8',
    provider: 'b',
    locale: 'C.UTF-8',
    fsync: 'on',
    pages: 'on',
  });
  const record = await stat(join(dataDir, 'embedded-postgres.json'));
  if (process.platform !== 'win32') expect(record.mode & 0o777).toBe(0o600);
});

describe('a running server', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startTestPostgres();
  });
  afterAll(() => server.stop());

  test('knows letters beyond ASCII in trigrams and case', async () => {
    await query(server.url, 'create extension pg_trgm');
    const [row] = await query(
      server.url,
      `select similarity('Жуков', 'Жукова') > 0.5 as alike, lower('ÄЖ') as lower`,
    );
    expect(row).toEqual({ alike: true, lower: 'äж' });
  });

  test('listens on loopback only', async () => {
    const [row] = await query(
      server.url,
      `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
    );
    expect(row).toEqual({ addresses: '127.0.0.1', sockets: '' });
  });

  test('opens to nobody without the password', async () => {
    const wrong = new URL(server.url);
    wrong.password = 'guessed';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });
});

test('what was written is there after a new start with other settings', async () => {
  const dataDir = await prepared();
  const first = await startHere(dataDir);
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await startHere(dataDir, { settings: { max_connections: '17' } });
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await query(second.url, 'show max_connections')).toEqual([{ max_connections: '17' }]);
});

test('stop leaves no process and may be called again', async () => {
  const dataDir = await prepared();
  const { stop } = await startHere(dataDir);
  expect(processesWith(dataDir)).not.toEqual([]);
  await Promise.all([stop(), stop()]);
  await stop();
  expect(processesWith(dataDir)).toEqual([]);
});

test('stop ends even a server that does not react', async () => {
  const dataDir = await prepared();
  const { stop } = await startHere(dataDir, { stopPatienceMs: 100 });
  process.kill(await postmasterOf(dataDir), 'SIGSTOP');
  await stop();
  expect(processesWith(dataDir)).toEqual([]);
});

test('a start that was called off before it began is refused', async () => {
  const dataDir = await prepared();
  const signal = AbortSignal.abort();
  await expect(startEmbedded({ dataDir, log: () => {}, signal })).rejects.toThrow(/abort/i);
  expect(processesWith(dataDir)).toEqual([]);
});

test('a start that is called off leaves no process and does not block the next', async () => {
  const dataDir = join(await freshFolder(), 'data');
  const signal = AbortSignal.timeout(150);
  const start = startEmbedded({ dataDir, log: () => {}, settings: { fsync: 'off' }, signal });
  await expect(start).rejects.toThrow(/abort/i);
  expect(processesWith(dataDir)).toEqual([]);
  const { url } = await startHere(dataDir);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
