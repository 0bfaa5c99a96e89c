import type { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';

import { acceptInvitation } from '../../contract/invitations.ts';
import { getMe, signIn as signInEndpoint, signOut } from '../../contract/sessions.ts';
import { setUp as setUpEndpoint } from '../../contract/set-up.ts';
import { AppError } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { respond } from '../http/serve.ts';
import { cookieName, tokenOf } from '../http/token.ts';
import { answerSession, setToken } from './answer-session.ts';
import { accept } from './invitation.ts';
import { openSessions } from './sessions.ts';
import { setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { whoIs, whoMustBe } from './who.ts';

/** Signing in and out, and who one is: the part of an account that has to do with cookies. */
export function serveSessions(app: Hono<Env>) {
  app.post(signInEndpoint.path, async (c) => {
    const input = await readInput(c, signInEndpoint);
    return answerSession(c, signInEndpoint, await signIn(c, input), input);
  });

  app.post(acceptInvitation.path, async (c) => {
    const input = await readInput(c, acceptInvitation);
    return answerSession(c, acceptInvitation, await accept(c, input), input);
  });

  app.post(setUpEndpoint.path, async (c) => {
    const input = await readInput(c, setUpEndpoint);
    return answerSession(c, setUpEndpoint, await setUp(c, input), input);
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
