import { sql } from 'kysely';

import type { Db } from '../db/open.ts';
import { AppError } from '../errors.ts';

export interface Limit {
  /** What is counted: `sign-in account ana@x.example`. */
  bucket: string;
  most: number;
  seconds: number;
}

/** Counts one use in each bucket, shared by all servers. Throws `too_many` with the seconds to wait when one is full. */
export async function useUp(db: Db, limits: Limit[]): Promise<void> {
  for (const { bucket, most, seconds } of limits) {
    const { rows } = await sql<{ used: number; wait: number }>`
      insert into rate_limit (bucket, used, resets_at)
      values (${bucket}, 1, now() + make_interval(secs => ${seconds}))
      on conflict on constraint rate_limit_pk do update set
        used = case when rate_limit.resets_at <= now() then 1 else rate_limit.used + 1 end,
        resets_at = case when rate_limit.resets_at <= now() then excluded.resets_at else rate_limit.resets_at end
      returning used, ceil(extract(epoch from resets_at - now()))::int as wait
    `.execute(db.global);
    const [row] = rows;
    if (row && row.used > most)
      throw new AppError('too_many', `Too many tries. Wait ${inWords(row.wait)} and try again`, {
        retryAfter: row.wait,
      });
  }
}

/** Gives back what was counted: the use was a good one. */
export const giveBack = (db: Db, limits: Limit[]) =>
  db.global
    .updateTable('rate_limit')
    .set((row) => ({ used: row('used', '-', 1) }))
    .where(
      'bucket',
      'in',
      limits.map(({ bucket }) => bucket),
    )
    .where('used', '>', 0)
    .execute();

const inWords = (seconds: number) =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
