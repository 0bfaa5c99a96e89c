import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import {
  freshFolder,
  postmasterOf,
  preparedFolders,
  processesWith,
  query,
  startHere,
} from '../../../tests/support/embedded.ts';
import { startEmbedded } from './index.ts';

const preparedFolder = preparedFolders();

test('the first start makes a durable UTF-8 database that sorts alike everywhere', async () => {
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
});

test('trigrams know letters beyond ASCII', async () => {
  const { url } = await startHere(await preparedFolder());
  await query(url, 'create extension pg_trgm');
  expect(await query(url, `select similarity('Жуков', 'Жукова') > 0.5 as alike`)).toEqual([
    { alike: true },
  ]);
});

test('it listens on loopback only and opens to nobody without the password', async () => {
  const { url } = await startHere(await preparedFolder());
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await query(url, 'show unix_socket_directories')).toEqual([
    { unix_socket_directories: '' },
  ]);
  const wrong = new URL(url);
  wrong.password = 'guessed';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test.skipIf(process.platform === 'win32')('others cannot read the password', async () => {
  const dataDir = await preparedFolder();
  expect((await stat(join(dataDir, 'embedded-postgres.json'))).mode & 0o777).toBe(0o600);
});

test('what was written is there after a stop and a new start', async () => {
  const dataDir = await preparedFolder();
  const first = await startHere(dataDir);
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await startHere(dataDir);
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('settings of the caller win over the usual ones', async () => {
  const { url } = await startHere(await preparedFolder(), { settings: { max_connections: '17' } });
  expect(await query(url, 'show max_connections')).toEqual([{ max_connections: '17' }]);
});

test('stop leaves no process and may be called again', async () => {
  const dataDir = await preparedFolder();
  const { stop } = await startHere(dataDir);
  expect(processesWith(dataDir)).not.toEqual([]);
  await Promise.all([stop(), stop()]);
  await stop();
  expect(processesWith(dataDir)).toEqual([]);
});

test('stop ends even a server that does not react', async () => {
  const dataDir = await preparedFolder();
  const { stop } = await startHere(dataDir, { stopPatienceMs: 100 });
  process.kill(await postmasterOf(dataDir), 'SIGSTOP');
  await stop();
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
