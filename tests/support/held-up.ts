import pg from 'pg';
import { expect } from 'vitest';

import { ownerUrl, rowsOf } from './database.ts';

interface HeldUp {
  /** Answers when as many statements wait for the lock, or for one who does. */
  waiting: (count: number) => Promise<void>;
  /** Lets them all go on. */
  release: () => Promise<void>;
}

/**
 * Runs `work` while another transaction has done `text` and not ended: so two requests are made to meet at one place, every
 * time. What `work` has not released is released after it.
 */
export async function heldUp(
  [text, values]: [string, unknown[]],
  work: (held: HeldUp) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(text, values);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await work({
      waiting: (count) =>
        expect.poll(() => countBehind(rows[0]?.pid), { timeout: 10_000 }).toBe(count),
      release: async () => void (await client.query('rollback')),
    });
  } finally {
    await client.end();
  }
}

/** Asked from outside: within a transaction who waits is read only once. */
async function countBehind(pid: number | undefined): Promise<number | undefined> {
  const [behind] = await rowsOf<{ count: number }>(
    `with recursive behind (pid) as (
       select $1::int union
       select activity.pid from behind, pg_stat_activity activity where behind.pid = any(pg_blocking_pids(activity.pid))
     )
     select count(*)::int - 1 as count from behind`,
    [pid],
  );
  return behind?.count;
}
