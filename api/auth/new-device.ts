import type { Context } from 'hono';

import { asServer } from '../db/as-server.ts';
import { originOf, type Env } from '../http/context.ts';
import { askedFor, logSecurity, logSecurityOf, type SecurityEntry } from '../http/security-log.ts';
import type { Identity } from './identities.ts';

const kind = 'signed_in_new_device';

/** Tells the security log of a sign-in from a browser or program that this account has not signed in from before. */
export async function noteDevice(
  c: Context<Env>,
  identity: Pick<Identity, 'id' | 'tenantId' | 'memberId'>,
): Promise<void> {
  const { db } = c.var;
  const { id: identityId, tenantId, memberId } = identity;
  const origin = originOf(c);
  const entry: SecurityEntry = { kind, asked: askedFor(c), status: 201 };
  if (!tenantId) {
    const seen = await db.global
      .selectFrom('stranger_event')
      .select('user_agent')
      .distinct()
      .where('identity_id', '=', identityId)
      .where('kind', '=', kind)
      .execute();
    if (isNew(origin.userAgent, seen))
      await logSecurityOf(db, { identityId, tenantId, memberId }, origin, entry);
    return;
  }
  await asServer(db, { tenantId, memberId, origin }, async (tx) => {
    const seen = await tx.sql
      .selectFrom('security_event')
      .select('user_agent')
      .distinct()
      .where('tenant_id', '=', tenantId)
      .where('member_id', '=', memberId)
      .where('kind', '=', kind)
      .execute();
    if (isNew(origin.userAgent, seen)) await logSecurity(tx, entry);
  });
}

/** A browser that has been updated is the same device. */
const deviceOf = (userAgent: string | null) => (userAgent ?? '').replace(/[\d._]+/g, '');

const isNew = (userAgent: string | null, seen: { user_agent: string | null }[]) =>
  !seen.some((one) => deviceOf(one.user_agent) === deviceOf(userAgent));
