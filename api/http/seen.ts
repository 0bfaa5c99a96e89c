import { sql } from 'kysely';

import { hashToken } from '../db/door.ts';
import type { Db } from '../db/open.ts';

const everyMs = 5 * 60_000;
const mostNoted = 10_000;

/** When this server last wrote down that a session was used. Another one writes for itself; nobody misses anything. */
const noted = new Map<string, number>();

/** Writes down that a session is in use, every five minutes at most: a write with each request would cost more than the request. */
export async function noteSeen({ global }: Db, token: string, now = Date.now()): Promise<void> {
  const hash = hashToken(token);
  if ((noted.get(hash) ?? 0) > now - everyMs) return;
  if (noted.size >= mostNoted) noted.clear();
  noted.set(hash, now);
  await global
    .updateTable('session')
    .set({ last_seen_at: sql<string>`now()` })
    .where('id', '=', hash)
    .where('last_seen_at', '<', sql<string>`now() - interval '5 minutes'`)
    .execute();
}
