import type { Parsed } from '../../contract/endpoint.ts';
import type { changePassword as endpoint } from '../../contract/passwords.ts';
import type { Config } from '../config.ts';
import { hashToken } from '../db/door.ts';
import { endSessions, holdOff } from '../db/end-access.ts';
import { killTokens } from '../db/one-time.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { logSecurity } from '../http/security-log.ts';
import { sendMail } from '../mail/outbox.ts';
import { passwordChangedMail } from '../mail/templates.ts';
import type { Identity } from './identities.ts';
import { together, type Own } from './own.ts';
import { refuseSamePassword, refuseWeakPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { proveCode, provePassword } from './prove.ts';

/** Changes the caller's password. Whoever else is signed in, or holds a link or a code, is out. */
export async function changePassword(
  own: Own,
  { current, password, code }: Parsed<typeof endpoint>,
): Promise<null> {
  const identity = await provePassword(own, current, 'current');
  // The code last: one that was taken is used up, whatever else is wrong.
  refuseWeakPassword(password, identity);
  await refuseSamePassword(password, identity.passwordHash);
  await proveCode(own, identity, code);
  const hash = await hashPassword(password);
  await together(own, async (db, tx) => {
    await holdOff(db, identity.id);
    const { numUpdatedRows } = await db
      .updateTable('identity')
      .set({ password_hash: hash })
      .where('id', '=', identity.id)
      .where('password_hash', '=', identity.passwordHash)
      .executeTakeFirst();
    if (numUpdatedRows === 0n)
      throw new AppError('conflict', 'The password was changed elsewhere just now; try again');
    await killTokens(db, identity.id, ['password-reset', 'email-change', 'pairing']);
    await endSessions(db, identity.id, hashToken(own.token));
    if (tx) await tellOfNewPassword(tx, own.c.var.config, identity);
  });
  return null;
}

/** Tells the account's owner and the security log of a new password. */
export async function tellOfNewPassword(
  tx: Tx,
  config: Pick<Config, 'smtpUrl'>,
  { email, name, memberId }: Pick<Identity, 'email' | 'name' | 'memberId'>,
): Promise<void> {
  await sendMail(tx, config, { to: email, memberId, ...passwordChangedMail({ name }) });
  await logSecurity(tx, { kind: 'password_changed' });
}
