import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

import { getMe, signIn as signInEndpoint, signOut } from '../../contract/sessions.ts';
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { respond } from '../http/serve.ts';
import { cookieName, deviceCookieName, tokenOf } from '../http/token.ts';
import { openSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { whoMustBe } from './who.ts';

/** Signing in and out, and who one is: the part of an account that has to do with cookies. */
export function serveSessions(app: Hono<Env>) {
  app.post(signInEndpoint.path, async (c) => {
    const input = await readInput(c, signInEndpoint);
    const session = await signIn(c, input);
    if (input.cookie) {
      setToken(c, session.token, new Date(session.expiresAt));
      keepCookie(c, deviceCookieName(c.var.config.publicUrl), session.device, inAYear());
    }
    return respond(c, { ...signInEndpoint, path: '/sessions/:current' }, session);
  });

  app.delete(signOut.path, async (c) => {
    const token = tokenOf(c);
    await whoMustBe(c.var.db.global, token);
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
