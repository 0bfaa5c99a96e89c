import { AppError, invalid } from '../errors.ts';
import { identityById, type Identity } from './identities.ts';
import type { Own } from './own.ts';
import { isPassword } from './passwords.ts';
import { takeCode } from './second-factor.ts';
import { codeLimits, limit, passwordLimits } from './sign-in-limits.ts';

/** Has whoever is signed in show that they know the password. Throws `invalid` when they do not. Answers the account. */
export async function provePassword(
  { c, who }: Own,
  password: string,
  field = 'password',
): Promise<Identity> {
  const giveBack = await limit(c, passwordLimits(who.identityId));
  const identity = await identityById(c.var.db.global, who.identityId);
  if (!(await isPassword(password, identity.passwordHash)))
    throw notProved(field, 'This is not your password');
  await giveBack();
  return identity;
}

/** The same for the second factor, where there is one. */
export async function proveCode(
  { c }: Own,
  identity: Identity,
  code: string | undefined,
): Promise<void> {
  if (identity.totpConfirmedAt === null) return;
  if (code === undefined)
    throw invalid('code', 'Enter the code from your authenticator app, or a recovery code');
  const giveBack = await limit(c, codeLimits(identity.email, null));
  if (!(await takeCode(c.var.db.global, identity, code, new Date())))
    throw notProved('code', 'This code is not right, or was used already; enter the next one');
  await giveBack();
}

const notProved = (field: string, message: string) =>
  new AppError('invalid', message, { errors: [{ field, message }], failsProof: true });
