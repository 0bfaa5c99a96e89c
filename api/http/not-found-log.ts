import type { Context } from 'hono';

import { newId } from '../../contract/id.ts';
import { accountOfToken } from './account.ts';
import { originOf, pathForLogs, type Env } from './context.ts';
import { useUp } from './limits.ts';

/**
 * Writes down that an address leads nowhere, with whose request it was if somebody is signed in. What stands behind the path
 * is left out: it may hold a token. Throws `too_many` for an address of the net that asks for too much of this.
 */
export async function logNotFound(
  c: Context<Env>,
  source: 'api' | 'workspace',
  path: string,
): Promise<void> {
  const { db, config, address } = c.var;
  if (config.rateLimits)
    await useUp(db, [{ bucket: `not found address ${address}`, most: 200, seconds: 600 }]);
  const account = await accountOfToken(c);
  const { requestId, userAgent } = originOf(c);
  await db.global
    .insertInto('not_found')
    .values({
      id: newId(),
      source,
      path: pathForLogs(path.replace(/[?#].*$/s, '')),
      tenant_id: account?.tenantId ?? null,
      member_id: account?.memberId ?? null,
      address,
      user_agent: userAgent,
      request_id: requestId,
    })
    .execute();
}
