import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

import { AppError } from '../errors.ts';
import type { Env } from './context.ts';

/** `__Host-` binds the cookie to this host and to https (or to this very machine, which browsers trust alike). */
export const cookieName = (publicUrl: URL) =>
  publicUrl.protocol === 'https:' || isLoopback(publicUrl.hostname)
    ? '__Host-pathsix'
    : 'pathsix-session';

/** What a browser that signed in before is known by at its next sign-in. */
export const deviceCookieName = (publicUrl: URL) => `${cookieName(publicUrl)}-device`;

const isLoopback = (host: string) => host === 'localhost' || /^127\.|^\[::1\]$/.test(host);

const headerToken = (c: Context<Env>): string | null => {
  const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
  return (scheme?.toLowerCase() === 'bearer' && token) || null;
};
const cookieToken = (c: Context<Env>) => getCookie(c, cookieName(c.var.config.publicUrl));

/** The token that was sent, whatever it is good for; null without one. */
export const tokenIn = (c: Context<Env>): string | null => headerToken(c) ?? cookieToken(c) ?? null;

/** The session's token, from the Authorization header or the workspace's cookie. Throws `unauthenticated` without one. */
export function tokenOf(c: Context<Env>): string {
  const token = headerToken(c);
  if (token) return token;
  const cookie = cookieToken(c);
  if (!cookie) throw new AppError('unauthenticated', 'Sign in to go on');
  if (c.req.method !== 'GET' && !isOwnPage(c))
    throw new AppError(
      'unauthenticated',
      'This page may not act for you; open the workspace itself',
    );
  return cookie;
}

/** A browser sends the cookie whoever asks; only pages of our own origin may change something with it. */
function isOwnPage(c: Context<Env>): boolean {
  const origin = URL.parse(c.req.header('origin') ?? '');
  if (!origin) return false;
  return origin.host === c.req.header('host') || origin.origin === c.var.config.publicUrl.origin;
}
