import type { Context } from 'hono';

import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { endpoints } from '../../contract/index.ts';
import { serverActor } from '../db/as-server.ts';
import { withTenant } from '../db/tenant.ts';
import type { AppError } from '../errors.ts';
import { accountOfToken } from './account.ts';
import { asksToConfirm } from './confirmation.ts';
import { originOf, type Env } from './context.ts';
import { askedFor } from './security-log.ts';

/**
 * Writes into the audit log what a member tried and was refused: a change that they have no right to, and a password or a code
 * that was to show that it is them. What they only looked for is the security log's business alone. Like that one's row it is
 * written after the request's own transaction was rolled back.
 */
export async function logRefusedAct(c: Context<Env>, problem: AppError): Promise<void> {
  if (!isRefusedAct(problem)) return;
  const { method, route } = askedFor(c);
  const endpoint = endpoints.find((one) => one.method === method && one.path === route);
  if (!endpoint || method === 'GET') return;
  const account = await accountOfToken(c);
  if (!account?.tenantId || !account.memberId) return;
  const { tenantId, memberId } = account;
  const { requestId, address, userAgent } = originOf(c);
  const keeper = serverActor(tenantId, memberId);
  await withTenant(c.var.db, keeper, { origin: originOf(c), mode: 'single' }, ({ sql }) =>
    sql
      .insertInto('audit_event')
      .values({
        tenant_id: tenantId,
        id: newId(),
        actor_type: 'member',
        actor_id: memberId,
        ...triedBy(endpoint, problem, memberId),
        result: 'denied',
        changes: '{}',
        address,
        user_agent: userAgent,
        request_id: requestId,
      })
      .execute(),
  );
}

const isRefusedAct = (problem: AppError) =>
  problem.failsProof || (problem.code === 'forbidden' && !asksToConfirm(problem));

/** How the log names what would have been done. */
const deeds: Record<string, string> = {
  create: 'created',
  change: 'changed',
  remove: 'deleted',
  restore: 'restored',
  complete: 'completed',
  snooze: 'snoozed',
  merge: 'merged',
  convert: 'converted',
  undo: 'undone',
  dismiss: 'dismissed',
  recall: 'recalled',
  disable: 'disabled',
  enable: 'enabled',
};

/** What would have been done to what. Where the refusal names nothing, it is what the endpoint is about; else one's own account. */
function triedBy({ id, needs }: Endpoint, { refusedOn }: AppError, memberId: string) {
  const [verb = id] = id.split('.').slice(-1);
  const type = refusedOn?.type ?? needs?.[0].replace(/s$/, '') ?? 'member';
  const own = refusedOn || needs ? null : memberId;
  return {
    action: `${type}.${deeds[verb] ?? verb}`,
    record_type: type,
    record_id: refusedOn?.id ?? own,
  };
}
