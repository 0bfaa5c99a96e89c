import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test, vi } from 'vitest';

import {
  freshFolder,
  postmasterOf,
  preparedFolder,
  processesWith,
  query,
  spawnElsewhere,
  startElsewhere,
  startHere,
} from '../../../tests/support/embedded.ts';

const prepared = preparedFolder();
const write = 'drop table if exists kept; create table kept as select 42 as answer';
const read = 'select answer from kept';
const written = [{ answer: 42 }];

test('after kill -9 of Node the next start takes over and nothing committed is lost', async () => {
  const dataDir = await prepared();
  const killed = await startElsewhere(dataDir);
  await query(killed.url, write);
  const orphan = await postmasterOf(dataDir);
  await killed.killHard();
  expect(processesWith(`postgres -D ${dataDir}`)).toHaveLength(1);

  const { url } = await startHere(dataDir);
  expect(await query(url, read)).toEqual(written);
  expect(await postmasterOf(dataDir)).not.toBe(orphan);
  expect(processesWith(`postgres -D ${dataDir}`)).toHaveLength(1);
});

test('after kill -9 of Postgres the same URL soon works again', async () => {
  const dataDir = await prepared();
  const { url, log } = await startHere(dataDir);
  await query(url, write);
  process.kill(await postmasterOf(dataDir), 'SIGKILL');
  await vi.waitFor(async () => expect(await query(url, read)).toEqual(written), 5_000);
  expect(log).toContain('Postgres ended by itself (SIGKILL); starting it again');
});

test('a busy connection that outlives its Postgres does not keep it from coming back', async () => {
  const dataDir = await prepared();
  const { url } = await startHere(dataDir);
  await query(url, write);
  const busy = query(url, 'select count(*) from generate_series(1, 1000000000000)').catch(String);
  const running = `select 1 from pg_stat_activity where query like 'select count(*)%' and state = 'active'`;
  await vi.waitFor(async () => expect(await query(url, running)).toHaveLength(1));
  process.kill(await postmasterOf(dataDir), 'SIGKILL');
  await vi.waitFor(async () => expect(await query(url, read)).toEqual(written), 5_000);
  expect(await busy).toMatch(/terminat/);
});

test('stop while Postgres is being restarted leaves no process', async () => {
  const dataDir = await prepared();
  const { stop, log } = await startHere(dataDir);
  process.kill(await postmasterOf(dataDir), 'SIGKILL');
  await vi.waitFor(() => expect(log).not.toEqual([]), { interval: 1 });
  await stop();
  expect(processesWith(dataDir)).toEqual([]);
});

test('after kill -9 of both, a program that now has the old process id is left alone', async () => {
  const dataDir = await prepared();
  const killed = await startElsewhere(dataDir);
  await query(killed.url, write);
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
  const postmaster = await postmasterOf(dataDir);
  await killed.killHard();
  process.kill(postmaster, 'SIGKILL');
  const innocent = await programOfTheSameUser(dataDir);
  await writeFile(pidFile, [innocent, ...rest].join('\n'));

  const { url } = await startHere(dataDir);
  expect(await query(url, read)).toEqual(written);
  expect(isAlive(innocent)).toBe(true);
});

test('an empty pid file, as a crash can leave it, does not block', async () => {
  const dataDir = await prepared();
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), '');
  const { url } = await startHere(dataDir);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a first start killed half-way does not block the next, which clears up', async () => {
  const dataDir = join(await freshFolder(), 'data');
  const child = spawnElsewhere(dataDir);
  await vi.waitFor(async () => expect(await draftFiles(dataDir)).toContain('global'), 5_000);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const { url } = await startHere(dataDir);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await draftFiles(dataDir)).toEqual([]);
});

test('a server that cannot be brought back is reported once, and its folder given back', async () => {
  const dataDir = await prepared();
  const onExit = vi.fn<(error: Error) => void>();
  const restartDelaysMs = [0, 10];
  const { url, stop } = await startHere(dataDir, { onExit, restartDelaysMs });
  await query(url, `alter system set shared_preload_libraries = 'not-there'`);
  process.kill(await postmasterOf(dataDir), 'SIGKILL');
  await vi.waitFor(() => expect(onExit).toHaveBeenCalled(), 5_000);
  expect(onExit.mock.calls).toEqual([
    [expect.objectContaining({ message: expect.stringContaining('not-there') })],
  ]);
  expect(processesWith(dataDir)).toEqual([]);

  await rm(join(dataDir, 'postgres', 'postgresql.auto.conf'));
  const next = await startElsewhere(dataDir);
  await stop();
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

async function draftFiles(dataDir: string): Promise<string[]> {
  const [draft] = (await readdir(dataDir).catch(() => [])).filter((name) => name.includes('init-'));
  return draft ? readdir(join(dataDir, draft, 'cluster')).catch(() => []) : [];
}

/** A process that Postgres, running as its own user, could take for an older self. */
async function programOfTheSameUser(dataDir: string): Promise<number> {
  const { uid, gid } = await stat(join(dataDir, 'postgres'));
  const child = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
  onTestFinished(() => void child.kill());
  await once(child, 'spawn');
  return child.pid ?? 0;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
