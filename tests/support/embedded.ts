import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { Client } from 'pg';
import { afterAll, onTestFinished } from 'vitest';

import { type Embedded, startEmbedded } from '../../api/db/embedded/index.ts';

/** Durability off, for tests that are not about it. */
export const quick = { fsync: 'off' };

/** An empty folder that the server's user can enter; removed after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-embedded-'));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * One data folder that already holds a database, for all tests of a file: a start of its own for each
 * would take most of their time. A test that damages it mends it.
 */
export function preparedFolder(): () => Promise<string> {
  let prepared: Promise<string> | null = null;
  afterAll(async () => {
    if (prepared) await rm(dirname(await prepared), { recursive: true, force: true });
  });
  return () => (prepared ??= prepare());
}

async function prepare(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-embedded-'));
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  await (await startEmbedded({ dataDir, log: () => {}, settings: quick })).stop();
  return dataDir;
}

/** Starts in this process; stopped after the test if the test did not. */
export async function startHere(
  dataDir: string,
  options: Partial<Parameters<typeof startEmbedded>[0]> = {},
): Promise<Embedded & { log: string[] }> {
  const log: string[] = [];
  const server = await startEmbedded({
    dataDir,
    log: (line) => log.push(line),
    settings: quick,
    ...options,
  });
  onTestFinished(() => server.stop());
  return { ...server, log };
}

export type Started = {
  pid: number;
  url: string;
  killHard(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts in a process of its own. Rejects with what it printed when it does not start. */
export async function startElsewhere(dataDir: string): Promise<Started> {
  const child = spawnElsewhere(dataDir);
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await closed;
  });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    void closed.then(() => reject(new Error(printed.trim())));
  });
  const send = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { pid: child.pid ?? 0, url, killHard: send('SIGKILL'), stop: send('SIGTERM') };
}

/** The process alone, for tests that kill it before it is up. */
export function spawnElsewhere(dataDir: string) {
  const script = fileURLToPath(new URL('embedded-process.ts', import.meta.url));
  return spawn(process.execPath, [script, dataDir, JSON.stringify(quick)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  // A connection that breaks rejects the query too; without a listener it would also end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** Process id of the postmaster of a data folder, from its own pid file. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

/** Command lines of all processes that mention the text. */
export function processesWith(text: string): string[] {
  const all = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(text) && !line.includes('ps -axww'));
}
