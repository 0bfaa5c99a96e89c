import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';

import type { Endpoint } from '../../contract/endpoint.ts';
import type { NewSession } from '../../contract/sessions.ts';
import type { Env } from '../http/context.ts';
import { respond } from '../http/serve.ts';
import { cookieName, deviceCookieName } from '../http/token.ts';

/** Answers with a new session; for the workspace, which asks for it, its secrets also go into cookies. */
export function answerSession(
  c: Context<Env>,
  endpoint: Endpoint,
  session: NewSession,
  { cookie }: { cookie: boolean },
): Response {
  if (cookie) {
    setToken(c, session.token, new Date(session.expiresAt));
    keepCookie(c, deviceCookieName(c.var.config.publicUrl), session.device, inAYear());
  }
  // It is no record that could be found under an address.
  return respond(c, { ...endpoint, path: ':' }, session);
}

const inAYear = () => new Date(Date.now() + 365 * 86_400_000);

export const setToken = (c: Context<Env>, token: string, expires: Date) =>
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
