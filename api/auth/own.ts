import type { Context, Hono } from 'hono';

import type { Endpoint, Output, Parsed } from '../../contract/endpoint.ts';
import { noAccess } from '../db/access.ts';
import { refuseWithoutTotp } from '../db/door.ts';
import type { Sql } from '../db/sql-over.ts';
import { withTenant, type Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseSession } from '../http/confirmation.ts';
import { originOf, type Env } from '../http/context.ts';
import { receive } from '../http/input.ts';
import { noteSeen } from '../http/seen.ts';
import { respond } from '../http/serve.ts';
import { tokenOf } from '../http/token.ts';
import { whoMustBe, type Who } from './who.ts';

/** Whoever asks about their own account. */
export interface Own {
  c: Context<Env>;
  token: string;
  who: Who;
}

interface Manner {
  /** Also answered while the tenant waits for a second factor: what is needed to set it up. */
  evenWithoutTotp?: boolean;
}

/**
 * Answers an endpoint about the caller's own account. It is kept from `serve`, because a superadmin has an account too, and
 * because what is told here once (codes, secrets) must not be kept for a repeat.
 */
export function serveOwn<E extends Endpoint>(
  app: Hono<Env>,
  endpoint: E,
  handle: (own: Own, input: Parsed<E>) => Promise<Output<E>>,
  { evenWithoutTotp = false }: Manner = {},
) {
  app.on(endpoint.method, endpoint.path, async (c) => {
    const token = tokenOf(c);
    const check = await receive(c, endpoint);
    const who = await whoMustBe(c.var.db.global, token);
    if (endpoint.access === 'member' && who.tenantId === null)
      throw new AppError('forbidden', 'A superadmin belongs to no tenant');
    if (!evenWithoutTotp) refuseWithoutTotp(who.me);
    await refuseSession(c.var.db.global, token, endpoint);
    const answer = await handle({ c, token, who }, check());
    await noteSeen(c.var.db, token);
    return respond(c, endpoint, answer);
  });
}

/** Who asks, as one who acts in a tenant. Throws for a superadmin, whom the endpoint should have refused. */
export function inOwnTenant<T>({ c, who }: Own, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tenantId, memberId, me } = who;
  if (tenantId === null || memberId === null || me.tenant === null || me.rights === null)
    throw new Error('A superadmin has no tenant');
  const { name, email, role } = me.member;
  const { timeZone, country, currency } = me.tenant;
  const person = { tenantId, memberId, role, name, email };
  // One's own account is no record: it takes no right.
  const actor = { ...person, access: noAccess, timeZone, country, currency };
  return withTenant(c.var.db, actor, { origin: originOf(c) }, work);
}

/** Runs statements as one transaction; for a superadmin, who has no tenant to do that in, as one after the other. */
export const together = <T>(own: Own, work: (db: Sql, tx: Tx | null) => Promise<T>): Promise<T> =>
  own.who.tenantId === null
    ? work(own.c.var.db.global, null)
    : inOwnTenant(own, (tx) => work(tx.sql, tx));
