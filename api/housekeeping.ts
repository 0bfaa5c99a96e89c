import { sql } from 'kysely';

import type { Db } from './db/open.ts';
import type { Log } from './log.ts';

const hour = 3_600_000;

/**
 * Clears what has run out: sessions, links and codes, counters, devices that nobody has signed in from for half a year, and the
 * not-found log of more than 90 days ago, and what was sent in to be imported more than 30 days ago. Runs at start and each hour; that other servers do the same does no harm.
 */
export function keepHouse(db: Db, log: Log): () => void {
  const clear = async () => {
    await sql`delete from session where expires_at < now()`.execute(db.global);
    await sql`delete from one_time_token where expires_at < now()`.execute(db.global);
    await sql`delete from known_device where last_used_at < now() - interval '180 days'`.execute(
      db.global,
    );
    await sql`delete from rate_limit where resets_at < now()`.execute(db.global);
    await sql`select clear_not_found()`.execute(db.global);
    await sql`select clear_import_lines()`.execute(db.global);
  };
  const run = () => clear().catch((error: unknown) => log.error('housekeeping failed', { error }));
  const timer = setInterval(run, hour);
  timer.unref();
  void run();
  return () => clearInterval(timer);
}
