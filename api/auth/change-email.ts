import type { Context } from 'hono';

import type { changeEmail as endpoint, confirmEmailChange } from '../../contract/email-change.ts';
import type { Output, Parsed } from '../../contract/endpoint.ts';
import { asServer } from '../db/as-server.ts';
import { issueToken, killTokens, lookAtToken, spendToken, type OneTime } from '../db/one-time.ts';
import { sqlState, type Tx } from '../db/tenant.ts';
import { originOf, type Env } from '../http/context.ts';
import { logSecurity } from '../http/security-log.ts';
import { sendMail } from '../mail/outbox.ts';
import { emailNoticeMail, linkTo, newEmailMail } from '../mail/templates.ts';
import { nextEpoch } from './identities.ts';
import { inOwnTenant, type Own } from './own.ts';
import { proveCode, provePassword } from './prove.ts';
import { deadLink } from './reset-password.ts';
import { limit } from './sign-in-limits.ts';

const validMinutes = 60;

/**
 * Mails a link to the new address and a notice to the old one. Whether the new one is taken is not looked at: the answer would
 * tell who else is here. Whoever can read that mailbox finds out when the link does nothing.
 */
export async function changeEmail(
  own: Own,
  { email, password, code }: Parsed<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { config } = own.c.var;
  const identity = await provePassword(own, password);
  await proveCode(own, identity, code);
  const { id: identityId, name, email: before } = identity;
  await limit(own.c, [{ bucket: `email change ${identityId}`, most: 5, seconds: 3600 }]);
  return inOwnTenant(own, async (tx) => {
    const { tenantId, memberId } = tx.actor;
    await killTokens(tx.sql, identityId, ['email-change']);
    const { token, expiresAt } = await issueToken(tx.sql, {
      purpose: 'email-change',
      identityId,
      tenantId,
      memberId,
      payload: { email, before },
      minutes: validMinutes,
    });
    const link = linkTo(config.publicUrl, 'confirm-email', token);
    const proof = newEmailMail({ name, link, validMinutes });
    await sendMail(tx, config, { to: email, memberId, ...proof });
    await sendMail(tx, config, {
      to: before,
      memberId,
      ...emailNoticeMail({ name, newEmail: email }),
    });
    return { expiresAt };
  });
}

/** Makes the change, for whoever brings what was mailed to the new address. */
export async function confirmEmail(
  c: Context<Env>,
  { token }: Parsed<typeof confirmEmailChange>,
): Promise<null> {
  const { db } = c.var;
  await limit(c, [{ bucket: `link address ${c.var.address}`, most: 30, seconds: 600 }]);
  const found = await lookAtToken(db.global, 'email-change', token);
  if (!found?.tenantId) throw deadLink();
  const { tenantId, memberId } = found;
  await asServer(db, { tenantId, memberId, origin: originOf(c) }, async (tx) => {
    const spent = await spendToken(tx.sql, 'email-change', token);
    if (!spent) throw deadLink();
    await move(tx, spent);
    const { before, email } = spent.payload;
    await logSecurity(tx, { kind: 'email_changed', details: { from: before, to: email } });
  }).catch((error: unknown) => {
    // Taken by somebody, of this tenant or of another: that is none of anybody's business.
    throw sqlState(error) === '23505' ? deadLink() : error;
  });
  return null;
}

async function move({ sql, actor }: Tx, { identityId, memberId, payload }: OneTime) {
  const email = String(payload['email']);
  const { numUpdatedRows } = await sql
    .updateTable('member')
    .set({ email })
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', memberId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (identityId === null || numUpdatedRows === 0n) throw deadLink();
  await sql
    .updateTable('identity')
    .set({ email, ...nextEpoch })
    .where('id', '=', identityId)
    .execute();
  // A link that lies in the old mailbox must not open the account of the new one.
  await killTokens(sql, identityId, ['password-reset', 'email-change']);
}
