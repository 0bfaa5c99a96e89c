import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

import { getMe, signIn, signOut } from '../../contract/sessions.ts';
import { AppError } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { giveBack, useUp, type Limit } from '../http/limits.ts';
import { respond } from '../http/serve.ts';
import { cookieName, tokenOf } from '../http/token.ts';
import { noteDevice } from './new-device.ts';
import { isPassword } from './passwords.ts';
import { openSessions } from './sessions.ts';
import { whoIs } from './who.ts';

/** Few enough that guessing is hopeless; a person who mistypes never meets them. Counted before anything is hashed. */
const limitsOf = (email: string, address: string | null): Limit[] => [
  { bucket: `sign-in account ${email}`, most: 10, seconds: 600 },
  { bucket: `sign-in address ${address}`, most: 100, seconds: 600 },
];

export function serveSessions(app: Hono<Env>) {
  app.post(signIn.path, async (c) => {
    const { email, password, cookie } = await readInput(c, signIn);
    const { db, config } = c.var;
    const limits = config.rateLimits ? limitsOf(email, c.var.address) : [];
    await useUp(db, limits);
    const identity = await db.global
      .selectFrom('identity')
      .select(['id', 'password_hash', 'tenant_id', 'member_id'])
      .where('email', '=', email)
      .executeTakeFirst();
    const isRight = await isPassword(password, identity?.password_hash ?? null);
    if (!identity || !isRight) throw wrongPair(email);
    const session = await openSessions(db).createSession(identity.id, {});
    const { identityId: _, ...who } = await whoIs(db, session.id).catch((error: unknown) => {
      // A disabled member gets the same words as a wrong password.
      throw error instanceof AppError ? wrongPair(email) : error;
    });
    if (limits.length > 0) await giveBack(db, limits);
    await noteDevice(c, identity);
    if (cookie) setToken(c, session.id, session.expiresAt);
    return respond(
      c,
      { ...signIn, path: '/sessions/:current' },
      {
        token: session.id,
        expiresAt: session.expiresAt.toISOString(),
        ...who,
      },
    );
  });

  app.delete(signOut.path, async (c) => {
    const token = tokenOf(c);
    await whoIs(c.var.db, token);
    await openSessions(c.var.db).invalidateSession(token);
    deleteCookie(c, cookieName(c.var.config.publicUrl), { path: '/', secure: true });
    return c.body(null, 204);
  });

  app.get(getMe.path, async (c) => {
    const token = tokenOf(c);
    const { identityId: _, ...me } = await whoIs(c.var.db, token);
    const { session } = await openSessions(c.var.db).validateSession(token);
    if (session?.fresh && c.req.header('authorization') === undefined)
      setToken(c, token, session.expiresAt);
    return respond(c, getMe, me);
  });
}

const wrongPair = (email: string) =>
  new AppError('unauthenticated', 'E-mail or password is not right', {
    about: { email },
    errors: [{ field: 'password', message: 'E-mail or password is not right' }],
  });

function setToken(c: Context<Env>, token: string, expires: Date) {
  const name = cookieName(c.var.config.publicUrl);
  setCookie(c, name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: name.startsWith('__Host-'),
    expires,
  });
}
