import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { signIn as endpoint } from '../../contract/sessions.ts';
import { AppError } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { deviceCookieName } from '../http/token.ts';
import { begin } from './begin.ts';
import { identityByEmail, isActive, type Identity } from './identities.ts';
import { isKnownDevice } from './known-devices.ts';
import { noteDevice } from './new-device.ts';
import { isPassword } from './passwords.ts';
import { takeCode } from './second-factor.ts';
import { codeLimits, limit, signInLimits } from './sign-in-limits.ts';

/**
 * Signs in with e-mail, password and, where there is one, the second factor. An account that does not exist costs the same
 * work and gets the same words as a wrong password.
 */
export async function signIn(
  c: Context<Env>,
  { email, password, code, device: shown }: Parsed<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, config } = c.var;
  const device = shown ?? getCookie(c, deviceCookieName(config.publicUrl)) ?? null;
  const known = device !== null && (await isKnownDevice(db.global, email, device)) ? device : null;
  const giveBack = await limit(c, signInLimits(email, c.var.address, known));
  const identity = await identityByEmail(db.global, email);
  const isRight = await isPassword(password, identity?.passwordHash ?? null);
  // A disabled member gets the same words as a wrong password.
  if (!identity || !isRight || !(await isActive(db, identity))) throw wrongPair(email);
  if (identity.totpConfirmedAt !== null)
    await proveSecondFactor(c, identity, code, { known, giveBack });
  const manner = { kind: kindOf(c), name: null, device, isConfirmed: true } as const;
  const session = await begin(db.global, c, identity, manner);
  if (!session) throw wrongPair(email);
  await giveBack();
  await noteDevice(c, identity);
  return session;
}

async function proveSecondFactor(
  c: Context<Env>,
  identity: Identity,
  code: string | undefined,
  { known, giveBack }: { known: string | null; giveBack: () => Promise<void> },
): Promise<void> {
  const { email } = identity;
  if (code === undefined) {
    // The password was right: asking for the code is no try, and nothing that an admin should see.
    await giveBack();
    throw codeNeeded();
  }
  const giveCodeBack = await limit(c, codeLimits(email, known));
  if (!(await takeCode(c.var.db.global, identity, code, new Date()))) throw wrongCode(email);
  await giveCodeBack();
}

const kindOf = (c: Context<Env>) =>
  c.req.header('x-pathsix-source') === 'extension' ? 'extension' : 'browser';

function codeNeeded() {
  const message = 'Enter the code from your authenticator app, or a recovery code';
  const errors = [{ field: 'code', message }];
  return new AppError('unauthenticated', message, { errors, asksForMore: true });
}

const refused = (email: string, field: string, message: string) =>
  new AppError('unauthenticated', message, { errors: [{ field, message }], about: { email } });

const wrongCode = (email: string) =>
  refused(email, 'code', 'This code is not right, or was used already; enter the next one');

const wrongPair = (email: string) => refused(email, 'password', 'E-mail or password is not right');
