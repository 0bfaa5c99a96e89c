import { setTimeout as wait } from 'node:timers/promises';

import type { Postmaster } from './launch.ts';

export type Supervision = {
  /** Starts a postmaster anew, on the same port. */
  restart(signal: AbortSignal): Promise<Postmaster>;
  log: (line: string) => void;
  /** Called when Postgres cannot be kept running. */
  giveUp(error: Error): void;
  signal: AbortSignal;
};

const delaysMs = [0, 100, 300, 1_000, 2_000, 5_000, 10_000, 20_000];
const restartsAnHour = 60;

/** Keeps Postgres running until the signal: resolves with the last postmaster, if there is one. */
export async function supervise(
  first: Postmaster,
  { restart, log, giveUp, signal }: Supervision,
): Promise<void> {
  const restarts: number[] = [];
  for (let server = first; ;) {
    const how = await server.ended;
    if (signal.aborted) return;
    log(`Postgres ended by itself (${how}); starting it again`);
    restarts.push(Date.now());
    try {
      if (restarts.filter((time) => time > Date.now() - 3_600_000).length > restartsAnHour) {
        throw new Error(`Postgres ended ${restartsAnHour} times within an hour.`);
      }
      server = await restartPatiently(restart, log, signal);
      log('Postgres is back');
    } catch (error) {
      if (!signal.aborted) giveUp(error instanceof Error ? error : new Error(String(error)));
      return;
    }
  }
}

async function restartPatiently(
  restart: Supervision['restart'],
  log: Supervision['log'],
  signal: AbortSignal,
): Promise<Postmaster> {
  let last: unknown;
  for (const delayMs of delaysMs) {
    await wait(delayMs, undefined, { signal });
    try {
      return await restart(signal);
    } catch (error) {
      signal.throwIfAborted();
      last = error;
      log(`Postgres did not come back: ${String(error)}`);
    }
  }
  throw last;
}
