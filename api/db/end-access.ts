import { killTokens } from './one-time.ts';
import type { Sql } from './sql-over.ts';

const all = ['password-reset', 'email-change', 'pairing', 'invitation'] as const;

/**
 * Ends everything somebody was let in with: sessions, paired devices, links and codes under way, and what made devices known.
 * Call it after what keeps new sessions out (a new password, a disabled member), in the same transaction.
 */
export async function endAccess(db: Sql, identityId: string): Promise<void> {
  await holdOff(db, identityId);
  await killTokens(db, identityId, all);
  await endSessions(db, identityId);
  await db.deleteFrom('known_device').where('identity_id', '=', identityId).execute();
}

/** Lets no session of somebody begin until the caller's transaction ends, and waits for those that are beginning. */
export const holdOff = (db: Sql, identityId: string) =>
  db.selectFrom('identity').select('id').where('id', '=', identityId).forUpdate().execute();

/** Ends the sessions of somebody, but for the one whose token's hash is given. */
export const endSessions = (db: Sql, identityId: string, exceptHash = '') =>
  db
    .deleteFrom('session')
    .where('identity_id', '=', identityId)
    .where('id', '<>', exceptHash)
    .execute();
