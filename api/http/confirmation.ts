import { sql } from 'kysely';

import { hashToken } from '../db/door.ts';
import type { Sql } from '../db/sql-over.ts';
import { AppError } from '../errors.ts';

/** How long a password that was given opens dangerous acts. */
export const confirmedMinutes = 10;

/** Refuses a session that nobody gave the password to lately: somebody else may sit at the keyboard. */
export async function refuseUnlessConfirmed(db: Sql, token: string): Promise<void> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', hashToken(token))
    .where('confirmed_at', '>', sql<string>`now() - make_interval(mins => ${confirmedMinutes})`)
    .executeTakeFirst();
  if (!row)
    throw new AppError('forbidden', 'Enter your password again', {
      errors: [{ field: 'confirmation', message: 'Enter your password again' }],
    });
}
