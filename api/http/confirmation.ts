import { sql } from 'kysely';

import type { Endpoint } from '../../contract/endpoint.ts';
import { hashToken } from '../db/door.ts';
import type { Sql } from '../db/sql-over.ts';
import { AppError } from '../errors.ts';

/** How long a password that was given opens dangerous acts. */
export const confirmedMinutes = 10;

/** Whether a refusal says no more than that the password has to be given first. */
export const asksToConfirm = ({ errors }: AppError): boolean =>
  errors.some(({ field }) => field === 'confirmation');

/** Whether an endpoint asks something of the session itself, whatever its owner may do. */
export const asksOfSession = ({ confirmed, inWorkspace }: Endpoint): boolean =>
  confirmed === true || inWorkspace === true;

/** Refuses a session that is not good enough for an endpoint. */
export async function refuseSession(db: Sql, token: string, endpoint: Endpoint): Promise<void> {
  if (asksOfSession(endpoint)) await refuseDevice(db, token);
  if (endpoint.confirmed) await refuseUnlessConfirmed(db, token);
}

/** A device is paired once and stays for long, wherever it lies about: what is dangerous is no business of it. */
async function refuseDevice(db: Sql, token: string): Promise<void> {
  const device = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', hashToken(token))
    .where('kind', '=', 'extension')
    .executeTakeFirst();
  const message = 'A paired device may not do this; sign in to the workspace and do it there';
  if (device) throw new AppError('forbidden', message, { errors: [{ field: 'session', message }] });
}

/** Refuses a session that nobody gave the password to lately: somebody else may sit at the keyboard. */
async function refuseUnlessConfirmed(db: Sql, token: string): Promise<void> {
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
