import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';

/** Refuses a superadmin on a visit whatever is more than a look, whichever rights the endpoint asks for. */
export function refuseToVisitors({ method }: Endpoint, { grantId, tenantId }: Tx['actor']): void {
  if (!grantId || method === 'GET') return;
  const message = 'You are in this company to look, and may change nothing of it';
  throw new AppError('forbidden', message, {
    errors: [{ field: 'visit', message }],
    about: { tenantId },
  });
}

/** Writes into the company's audit log what a superadmin looks at, before it is shown to them. */
export async function noteVisit(
  { sql, actor, origin, now }: Tx,
  { id: action, needs }: Endpoint,
  input: unknown,
): Promise<void> {
  if (!actor.grantId) return;
  const asked = new Map(Object.entries(Object(input)));
  const textOf = (name: string) => {
    const value = asked.get(name);
    return typeof value === 'string' ? value : null;
  };
  await sql
    .insertInto('audit_event')
    .values({
      tenant_id: actor.tenantId,
      id: newId(now.getTime()),
      actor_type: 'superadmin',
      actor_id: null,
      on_behalf_of: actor.grantId,
      action,
      record_type: textOf('type') ?? needs?.[0] ?? null,
      record_id: textOf('id'),
      changes: '{}',
      address: origin.address,
      user_agent: origin.userAgent,
      request_id: origin.requestId,
    })
    .execute();
}
