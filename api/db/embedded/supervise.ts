import { setTimeout as wait } from 'node:timers/promises';

import type { Postmaster } from './launch.ts';

export type Supervision = {
  /** Starts a postmaster anew, on the same port. */
  restart(signal: AbortSignal): Promise<Postmaster>;
  /** Waits before each attempt; after the last one it gives up. */
  delaysMs: number[];
  log: (line: string) => void;
  /** Called when Postgres cannot be kept running. */
  giveUp(error: Error): void;
  signal: AbortSignal;
};

const restartsAnHour = 60;

/** Keeps Postgres running. Resolves when it ended after the signal, or was given up. */
export async function supervise(first: Postmaster, supervision: Supervision): Promise<void> {
  const { log, giveUp, signal } = supervision;
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
      server = await restartPatiently(supervision);
      log('Postgres is back');
    } catch (error) {
      if (!signal.aborted) giveUp(error instanceof Error ? error : new Error(String(error)));
      return;
    }
  }
}

async function restartPatiently({
  restart,
  delaysMs,
  log,
  signal,
}: Supervision): Promise<Postmaster> {
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
