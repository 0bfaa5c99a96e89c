import type { Context } from 'hono';
import { routePath } from 'hono/route';

import { newId } from '../../contract/id.ts';
import type { SecurityKind } from '../../contract/logs.ts';
import { serverActor } from '../db/as-server.ts';
import type { Db } from '../db/open.ts';
import { withTenant, type Origin, type Tx } from '../db/tenant.ts';
import type { Account } from './account.ts';
import { pathForLogs, type Env } from './context.ts';

/** What was asked for: the endpoint's path, and the path itself. */
interface Asked {
  method: string;
  route: string;
  path: string;
}

export interface SecurityEntry {
  kind: SecurityKind;
  /** What was entered at a sign-in. */
  email?: string | null;
  asked?: Asked;
  status?: number;
  /** What else an admin should know, like `{memberId, from: 'rep', to: 'admin'}`. */
  details?: Record<string, unknown>;
}

export const base = '/api/v1';

export const askedFor = (c: Context<Env>): Asked => ({
  method: c.req.method,
  route: routePath(c).replace(base, ''),
  path: pathForLogs(c.req.path),
});

const columnsOf = (entry: SecurityEntry, origin: Origin) => ({
  id: newId(),
  kind: entry.kind,
  email: entry.email ?? null,
  method: entry.asked?.method ?? null,
  route: entry.asked?.route ?? null,
  path: entry.asked?.path ?? null,
  status: entry.status ?? null,
  details: JSON.stringify(entry.details ?? {}),
  address: origin.address,
  user_agent: origin.userAgent,
  request_id: origin.requestId,
});

/** Tells the tenant's security log what its member does, in the deed's own transaction: an export, a new role, a disabled member. */
export const logSecurity = ({ sql, actor, origin }: Tx, entry: SecurityEntry) =>
  sql
    .insertInto('security_event')
    .values({
      ...columnsOf(entry, origin),
      tenant_id: actor.tenantId,
      member_id: actor.memberId,
    })
    .execute();

/** The same from outside of a tenant: into the log of the account's tenant, or into the one for what belongs to none. */
export async function logSecurityOf(
  db: Db,
  account: Account | null,
  origin: Origin,
  entry: SecurityEntry,
): Promise<void> {
  if (account?.tenantId) {
    const keeper = serverActor(account.tenantId, account.memberId);
    await withTenant(db, keeper, { origin, mode: 'single' }, (tx) => logSecurity(tx, entry));
    return;
  }
  await db.global
    .insertInto('stranger_event')
    .values({ ...columnsOf(entry, origin), identity_id: account?.identityId ?? null })
    .execute();
}
