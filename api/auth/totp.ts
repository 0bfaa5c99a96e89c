import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { confirmTotp, disableTotp, startTotp } from '../../contract/totp.ts';
import { AppError, invalid } from '../errors.ts';
import { originOf } from '../http/context.ts';
import { logSecurityOf } from '../http/security-log.ts';
import { identityById, nextEpoch } from './identities.ts';
import type { Own } from './own.ts';
import { proveCode, provePassword } from './prove.ts';
import { makeRecoveryCodes, makeTotpSecret, stepOf, totpUri } from './second-factor.ts';
import { codeLimits, limit } from './sign-in-limits.ts';

/** Makes a secret that waits for its first code. One that waited before is forgotten. */
export async function start({ c, who }: Own): Promise<Output<typeof startTotp>> {
  const secret = makeTotpSecret();
  const { numUpdatedRows } = await c.var.db.global
    .updateTable('identity')
    .set({ totp_secret: secret })
    .where('id', '=', who.identityId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw isOn();
  return { secret, uri: totpUri(secret, who.me.member.email) };
}

/** Turns the second factor on, once a code shows that the app has the secret. */
export async function confirm(
  { c, who }: Own,
  { code }: Parsed<typeof confirmTotp>,
): Promise<Output<typeof confirmTotp>> {
  const { global } = c.var.db;
  const { totpSecret, totpConfirmedAt, email, id } = await identityById(global, who.identityId);
  if (totpConfirmedAt !== null) throw isOn();
  if (totpSecret === null)
    throw new AppError('conflict', 'Get a secret for your authenticator app first');
  const giveBack = await limit(c, codeLimits(email, null));
  const step = stepOf(totpSecret, code, new Date());
  if (step === null)
    throw invalid('code', 'This code is not right; check that the clock of the device is');
  await giveBack();
  const { shown, hashes } = makeRecoveryCodes();
  const { numUpdatedRows } = await global
    .updateTable('identity')
    .set({
      totp_confirmed_at: sql<string>`now()`,
      totp_last_step: step,
      recovery_codes: hashes,
    })
    .where('id', '=', id)
    .where('totp_secret', '=', totpSecret)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw isOn();
  await logSecurityOf(c.var.db, who, originOf(c), { kind: 'totp_enabled' });
  return { recoveryCodes: shown };
}

/** Turns the second factor off. Where the tenant wants one, nothing else is answered until there is a new one. */
export async function disable(
  own: Own,
  { password, code }: Parsed<typeof disableTotp>,
): Promise<null> {
  const identity = await provePassword(own, password);
  if (identity.totpConfirmedAt === null)
    throw new AppError('conflict', 'There is no second factor to remove');
  await proveCode(own, identity, code);
  await own.c.var.db.global
    .updateTable('identity')
    .set({
      totp_secret: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      recovery_codes: [],
      ...nextEpoch,
    })
    .where('id', '=', identity.id)
    .execute();
  await logSecurityOf(own.c.var.db, own.who, originOf(own.c), { kind: 'totp_disabled' });
  return null;
}

const isOn = () =>
  new AppError('conflict', 'A second factor is set up already; remove it first to set up another');
