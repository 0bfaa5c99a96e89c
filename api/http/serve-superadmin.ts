import type { Context, Hono } from 'hono';
import { sql } from 'kysely';

import type { Endpoint, Output, Parsed } from '../../contract/endpoint.ts';
import { patiently } from '../db/away.ts';
import { hashToken } from '../db/door.ts';
import type { Db } from '../db/open.ts';
import { AppError } from '../errors.ts';
import { refuseSession } from './confirmation.ts';
import type { Env } from './context.ts';
import { receive } from './input.ts';
import { noteSeen } from './seen.ts';
import { respond } from './serve.ts';
import { tokenOf } from './token.ts';

export interface Superadmin {
  identityId: string;
  name: string;
  email: string;
  /** SHA-256 of the session's token: what the functions that run as the owner want to see. */
  hash: string;
}

type Handle<E extends Endpoint> = (
  c: Context<Env>,
  superadmin: Superadmin,
  input: Parsed<E>,
) => Promise<Output<E>>;

/** Answers an endpoint for who runs the installation. It stands in no tenant, wherever the session has entered. */
export function serveSuperadmin<E extends Endpoint>(
  app: Hono<Env>,
  endpoint: E,
  handle: Handle<E>,
) {
  if (endpoint.access !== 'superadmin')
    throw new Error(`serveSuperadmin() does not answer for ${endpoint.access}`);
  app.on(endpoint.method, endpoint.path, async (c) => {
    const token = tokenOf(c);
    const check = await receive(c, endpoint);
    const work = async () => {
      const superadmin = await superadminBehind(c.var.db, token);
      await refuseSession(c.var.db.global, token, endpoint);
      return handle(c, superadmin, check());
    };
    const answer = await (endpoint.method === 'GET' ? patiently(work) : work());
    await noteSeen(c.var.db, token);
    return respond(c, endpoint, answer);
  });
}

/** Who is behind a token. Throws for everybody who does not run the installation. */
export async function superadminBehind({ global }: Db, token: string): Promise<Superadmin> {
  const hash = hashToken(token);
  const { rows } = await sql<Omit<Superadmin, 'hash'> & { isMember: boolean }>`
    select identity_id as "identityId", name, email, member_id is not null as "isMember" from enter_session(${hash})
  `.execute(global);
  const [found] = rows;
  if (!found?.identityId) throw new AppError('unauthenticated', 'Sign in to go on');
  const { isMember, ...superadmin } = found;
  if (isMember)
    throw new AppError('forbidden', 'This is for who runs the installation, and not for members');
  return { ...superadmin, hash };
}
