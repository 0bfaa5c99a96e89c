import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';

const patienceMs = 8000;

/** Nobody listens, or Postgres says that it is starting, stopping or recovering. */
const comingBack = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03']);

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** A connection of the pool. While Postgres is on its way back after a crash, callers wait for it, up to eight seconds. */
export async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!comingBack.has(codeOf(error)) || Date.now() > giveUpAt) throw error;
      await wait(100);
    }
  }
}
