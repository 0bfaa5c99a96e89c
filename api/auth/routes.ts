import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

import {
  getMe,
  signIn as signInEndpoint,
  signOut,
  type NewSession,
} from '../../contract/sessions.ts';
import { setUp as setUpEndpoint } from '../../contract/set-up.ts';
import { AppError } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { respond } from '../http/serve.ts';
import { cookieName, deviceCookieName, tokenOf } from '../http/token.ts';
import { openSessions } from './sessions.ts';
import { setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { whoIs, whoMustBe } from './who.ts';

/** Signing in and out, and who one is: the part of an account that has to do with cookies. */
export function serveSessions(app: Hono<Env>) {
  app.post(signInEndpoint.path, async (c) => {
    const input = await readInput(c, signInEndpoint);
    const session = await signIn(c, input);
    if (input.cookie) keepSession(c, session);
    return respond(c, { ...signInEndpoint, path: '/sessions/:current' }, session);
  });

  app.post(setUpEndpoint.path, async (c) => {
    const input = await readInput(c, setUpEndpoint);
    const session = await setUp(c, input);
    if (input.cookie) keepSession(c, session);
    return respond(c, { ...setUpEndpoint, path: ':' }, session);
  });

  app.delete(signOut.path, async (c) => {
    const token = tokenOf(c);
    // Also from a company that is suspended.
    if (!(await whoIs(c.var.db.global, token)))
      throw new AppError('unauthenticated', 'Sign in to go on');
    await openSessions(c.var.db.global).invalidateSession(token);
    deleteCookie(c, cookieName(c.var.config.publicUrl), { path: '/', secure: true });
    return c.body(null, 204);
  });

  app.get(getMe.path, async (c) => {
    const token = tokenOf(c);
    const { me } = await whoMustBe(c.var.db.global, token);
    const { session } = await openSessions(c.var.db.global).validateSession(token);
    if (session?.fresh && c.req.header('authorization') === undefined)
      setToken(c, token, session.expiresAt);
    return respond(c, getMe, me);
  });
}

/** Makes a new session the browser's own. */
function keepSession(c: Context<Env>, { token, expiresAt, device }: NewSession) {
  setToken(c, token, new Date(expiresAt));
  keepCookie(c, deviceCookieName(c.var.config.publicUrl), device, inAYear());
}

const inAYear = () => new Date(Date.now() + 365 * 86_400_000);

const setToken = (c: Context<Env>, token: string, expires: Date) =>
  keepCookie(c, cookieName(c.var.config.publicUrl), token, expires);

function keepCookie(c: Context<Env>, name: string, value: string, expires: Date) {
  setCookie(c, name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: name.startsWith('__Host-'),
    expires,
  });
}
