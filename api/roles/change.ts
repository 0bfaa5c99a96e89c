import type { Parsed } from '../../contract/endpoint.ts';
import { permissionsOf } from '../../contract/permissions.ts';
import type { changeRole, resetRole, Role } from '../../contract/roles.ts';
import { endMemory } from '../db/end-memory.ts';
import { refuseExcess, refuseHigher } from '../db/grants.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseStale } from '../http/stale.ts';
import { audit } from '../records/audit.ts';
import { nameTaken } from './create.ts';
import { differences } from './differences.ts';
import { lockRole, shownRole, type RoleRow } from './read.ts';

/** Changes a role's name or tables; what it allows then is within what the actor may do. */
export async function change(
  tx: Tx,
  { id, ...patch }: Parsed<typeof changeRole>,
  ifMatch: number | null,
): Promise<Role> {
  const before = await lockRole(tx, id);
  refuseUntouchable(tx.actor, before);
  refuseStale(ifMatch, before.version);
  return save(tx, before, {
    ...before,
    name: patch.name ?? before.name,
    permissions: patch.permissions ? permissionsOf('', patch.permissions) : before.permissions,
    fields: patch.fields ?? before.fields,
  });
}

/** Puts a standard role's tables back to what is built in. */
export async function reset(tx: Tx, { id }: Parsed<typeof resetRole>): Promise<Role> {
  const before = await lockRole(tx, id);
  refuseUntouchable(tx.actor, before);
  if (!shownRole(tx.actor, before).isStandard)
    throw new AppError('conflict', 'This role is your own: there is nothing to put it back to');
  return save(tx, before, { ...before, permissions: null, fields: {} });
}

/** Nobody can lower an admin, or lift themselves; and nobody decides on who may do more than they. */
export function refuseUntouchable(actor: Actor, { key, permissions, fields }: RoleRow): void {
  if (key === 'admin')
    throw new AppError('conflict', 'An admin may always do everything; make another role instead');
  if (key === actor.role)
    throw new AppError('forbidden', 'Nobody changes what their own role may do; ask an admin');
  refuseHigher(actor, { permissions: permissionsOf(key, permissions), fields });
}

async function save(tx: Tx, before: RoleRow, after: RoleRow): Promise<Role> {
  const { key, name, permissions, fields } = after;
  refuseExcess(tx.actor, { permissions: permissionsOf(key, permissions), fields });
  const changes = differences(before, after);
  if (Object.keys(changes).length === 0) return shownRole(tx.actor, before);
  await tx.sql
    .updateTable('role')
    .set({
      name,
      permissions: permissions && JSON.stringify(permissions),
      fields: JSON.stringify(fields),
      version: before.version + 1,
      updated_at: tx.now,
    })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', before.id)
    .execute()
    .catch(nameTaken);
  await endMemory(tx);
  await audit(tx, { action: 'role.changed', recordType: 'role', recordId: before.id, changes });
  return shownRole(tx.actor, { ...after, version: before.version + 1 });
}
