import type pg from 'pg';

import { isAway, patiently } from './away.ts';

/** A connection of the pool. While Postgres is on its way back after a crash, callers wait for it: nothing was sent yet. */
export const connect = (pool: pg.Pool): Promise<pg.PoolClient> => patiently(() => pool.connect());

/** Runs one statement on a connection of its own, and gives that back. */
export async function onConnection<T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  const giveBack = lend(client);
  try {
    const answer = await run(client);
    giveBack();
    return answer;
  } catch (error) {
    giveBack(error);
    throw error;
  }
}

/** What gives a connection back; one that broke is not lent again. */
export function lend(client: pg.PoolClient): (error?: unknown) => void {
  // The statement under way fails anyway; without a listener the loss of a connection would end the process.
  const ignore = () => {};
  client.on('error', ignore);
  return (error) => {
    client.off('error', ignore);
    client.release(isAway(error));
  };
}
