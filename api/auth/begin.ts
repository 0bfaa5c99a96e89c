import type { Context } from 'hono';

import type { NewSession } from '../../contract/sessions.ts';
import type { Sql } from '../db/sql-over.ts';
import { refuseSuspended } from '../db/suspended.ts';
import { originOf, type Env } from '../http/context.ts';
import type { Identity } from './identities.ts';
import { rememberDevice } from './known-devices.ts';
import { openSessions, type Beginning } from './sessions.ts';
import { whoIs } from './who.ts';

type Manner = Pick<Beginning, 'kind' | 'name' | 'isConfirmed'> & {
  /** What the device showed of an earlier sign-in. */
  device: string | null;
};

/**
 * Begins a session. Throws for a company that is suspended; answers null when nobody may any more: a new password, or a
 * disabled member, since the account was read.
 */
export async function begin(
  db: Sql,
  c: Context<Env>,
  { id, passwordHash, tenantId }: Identity,
  { device, ...manner }: Manner,
): Promise<NewSession | null> {
  refuseSuspended(tenantId !== null && (await isSuspended(db, tenantId)));
  const { address, userAgent } = originOf(c);
  const sessions = openSessions(db, { ...manner, address, userAgent, passwordHash });
  const session = await sessions.createSession(id, {});
  const who = await whoIs(db, session.id);
  if (!who) return null;
  return {
    token: session.id,
    expiresAt: session.expiresAt.toISOString(),
    device: await rememberDevice(db, id, device),
    ...who.me,
  };
}

const isSuspended = async (db: Sql, tenantId: string): Promise<boolean> =>
  (await db
    .selectFrom('tenant')
    .select('id')
    .where('id', '=', tenantId)
    .where('suspended_at', 'is not', null)
    .executeTakeFirst()) !== undefined;
