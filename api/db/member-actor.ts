import { sql } from 'kysely';

import { permissionsOf, type FieldRules, type Permissions } from '../../contract/permissions.ts';
import { serverActor } from './as-server.ts';
import type { Db } from './open.ts';
import { withTenant, type Actor, type Origin } from './tenant.ts';

interface Place {
  tenantId: string;
  memberId: string;
  origin: Origin;
}

type Found = Pick<Actor, 'role' | 'name' | 'email' | 'timeZone' | 'country' | 'currency'> & {
  own: Partial<Permissions> | null;
  fields: FieldRules;
  circle: string[];
};

/**
 * A member as they are now, to go on with what they asked for after they left the room. Null when they may no longer do
 * anything: disabled, removed, or in a company that is suspended.
 */
export async function memberActor(db: Db, { tenantId, memberId, origin }: Place) {
  const server = serverActor(tenantId, memberId);
  const found = await withTenant(db, server, { origin, mode: 'read' }, async (tx) => {
    const { rows } = await sql<Found>`
      select m.role, m.name, m.email, coalesce(m.time_zone, t.time_zone) as "timeZone", t.country, t.currency,
        own, fields, circle
      from member m join tenant t on t.id = m.tenant_id
        cross join lateral access_of(m.tenant_id, m.id)
      where m.tenant_id = ${tenantId} and m.id = ${memberId} and m.disabled_at is null and t.suspended_at is null
    `.execute(tx.sql);
    return rows[0];
  });
  if (!found) return null;
  const { own, fields, circle, ...who } = found;
  const access = { permissions: permissionsOf(who.role, own), fields, circle };
  const actor: Actor = { tenantId, memberId, access, ...who };
  return actor;
}
