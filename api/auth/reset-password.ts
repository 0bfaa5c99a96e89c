import type { Context } from 'hono';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { completePasswordReset, requestPasswordReset } from '../../contract/passwords.ts';
import type { Config } from '../config.ts';
import { asServer } from '../db/as-server.ts';
import { endAccess, holdOff } from '../db/end-access.ts';
import { issueToken, lookAtToken, spendToken } from '../db/one-time.ts';
import type { Db } from '../db/open.ts';
import { invalid } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';
import { putJob, type Jobs } from '../jobs/queue.ts';
import { sendMail } from '../mail/outbox.ts';
import { linkTo, resetMail } from '../mail/templates.ts';
import { tellOfNewPassword } from './change-password.ts';
import { identityByEmail, identityById, isActive } from './identities.ts';
import { refuseSamePassword, refuseWeakPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { limit } from './sign-in-limits.ts';

const validMinutes = 60;

/**
 * Takes the wish for a new password. Whether there is such an account is looked up after the answer, by a job: so neither the
 * answer nor its time can tell.
 */
export async function requestReset(
  c: Context<Env>,
  { email }: Parsed<typeof requestPasswordReset>,
): Promise<Output<typeof requestPasswordReset>> {
  await limit(c, [
    { bucket: `reset address ${c.var.address}`, most: 20, seconds: 3600 },
    { bucket: `reset account ${email}`, most: 3, seconds: 3600 },
  ]);
  await putJob(c.var.db.global, 'password-reset', { email });
  c.var.wake();
  return { validMinutes };
}

/** The job: writes the mail, if there is somebody. A superadmin has no tenant to keep it in, and uses the server's own console. */
export async function mailReset(
  db: Db,
  config: Pick<Config, 'publicUrl' | 'smtpUrl'>,
  { email }: Jobs['password-reset'],
): Promise<void> {
  const identity = await identityByEmail(db.global, email);
  if (!identity || identity.tenantId === null || !(await isActive(db, identity))) return;
  const { id: identityId, name, tenantId, memberId } = identity;
  await asServer(db, { tenantId, memberId }, async (tx) => {
    const purpose = 'password-reset';
    const owner = { identityId, tenantId, memberId };
    const { token } = await issueToken(tx.sql, { purpose, ...owner, minutes: validMinutes });
    const link = linkTo(config.publicUrl, 'reset-password', token);
    const words = resetMail({ name, link, validMinutes });
    await sendMail(tx, config, { to: email, memberId, ...words });
  });
}

/** Sets the new password and ends everything that the old one, or whoever had it, let in. */
export async function completeReset(
  c: Context<Env>,
  { token, password }: Parsed<typeof completePasswordReset>,
): Promise<null> {
  const { db, config } = c.var;
  await limit(c, [{ bucket: `link address ${c.var.address}`, most: 30, seconds: 600 }]);
  const found = await lookAtToken(db.global, 'password-reset', token);
  if (!found?.tenantId || !found.identityId) throw deadLink();
  const identity = await identityById(db.global, found.identityId);
  if (!(await isActive(db, identity))) throw deadLink();
  refuseWeakPassword(password, identity);
  await refuseSamePassword(password, identity.passwordHash);
  const hash = await hashPassword(password);
  const { tenantId, memberId } = found;
  await asServer(db, { tenantId, memberId, origin: originOf(c) }, async (tx) => {
    await holdOff(tx.sql, identity.id);
    if (!(await spendToken(tx.sql, 'password-reset', token))) throw deadLink();
    await tx.sql
      .updateTable('identity')
      .set({ password_hash: hash })
      .where('id', '=', identity.id)
      .execute();
    await endAccess(tx.sql, identity.id);
    await tellOfNewPassword(tx, config, identity);
  });
  return null;
}

/** The same words for a link that was used, that has run out, and that never was. */
export const deadLink = () =>
  invalid('token', 'This link was used already or has run out; ask for a new one');
