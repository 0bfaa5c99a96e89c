import { sql } from 'kysely';

import { hashToken } from '../db/door.ts';
import { makeSecret } from '../db/random.ts';
import type { Sql } from '../db/sql-over.ts';

/** Whether this account was signed in to from that device before. Asked of every account alike, there or not. */
export async function isKnownDevice(db: Sql, email: string, device: string) {
  const row = await db
    .selectFrom('known_device')
    .innerJoin('identity', 'identity.id', 'known_device.identity_id')
    .select('known_device.hash')
    .where('known_device.hash', '=', hashToken(device))
    .where('identity.email', '=', email)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers the device that has just signed in, and answers what it shows next time: what it came with, or something new. */
export async function rememberDevice(db: Sql, identityId: string, device: string | null) {
  const { numUpdatedRows } = await db
    .updateTable('known_device')
    .set({ last_used_at: sql<string>`now()` })
    .where('hash', '=', hashToken(device ?? ''))
    .where('identity_id', '=', identityId)
    .executeTakeFirst();
  if (device !== null && numUpdatedRows > 0n) return device;
  const made = makeSecret();
  await db
    .insertInto('known_device')
    .values({ hash: hashToken(made), identity_id: identityId })
    .execute();
  return made;
}
