import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { until } from './until.ts';

const main = fileURLToPath(new URL('../../api/main.ts', import.meta.url));
/** What `npm start` runs: it builds before it serves. */
export const startScript = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** The real server in a process of its own. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** What it wrote to its error output so far. */
  errors(): string;
  /** Waits until it wrote these words there, or ended. */
  said(words: string): Promise<void>;
  isRunning(): boolean;
  /** Waits until it ended by itself. */
  ended(): Promise<number | null>;
  /** Sends a signal and answers the exit code, or null when the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts `api/main.ts`, or another script, and does not wait for it. */
export async function spawnServer(
  env: Record<string, string>,
  port?: number,
  script = main,
): Promise<ServerProcess> {
  const taken = port ?? (await freePort());
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, LOG_LEVEL: 'error', RATE_LIMITS: 'off', ...env, PORT: String(taken) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  let written = '';
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    url: `http://localhost:${taken}`,
    pid: child.pid ?? 0,
    errors: () => written,
    async said(words) {
      while (isRunning() && !written.includes(words))
        await Promise.race([once(child.stderr, 'data'), closed]);
    },
    isRunning,
    async ended() {
      await closed;
      return child.exitCode;
    },
    async end(signal) {
      if (isRunning()) child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
}

/** Starts the server and waits until it is healthy. Throws what it wrote when it ends instead. */
export async function startServerProcess(
  env: Record<string, string>,
  port?: number,
): Promise<ServerProcess> {
  const server = await spawnServer(env, port);
  await until(60_000, async () => {
    if (!server.isRunning()) throw new Error(`The server ended: ${server.errors()}`);
    return isHealthy(server.url);
  });
  return server;
}

export const isHealthy = (url: string) =>
  fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false, // nobody listens yet
  );

/** Runs `work` with an empty folder that the database's user can enter. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-proof-'));
  await chmod(folder, 0o711);
  try {
    return await work(join(folder, 'data'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
