import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { permissionsOf } from '../../contract/permissions.ts';
import type { createRole, Role } from '../../contract/roles.ts';
import { refuseExcess } from '../db/grants.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import { refuseTakenName } from '../http/taken.ts';
import { audit } from '../records/audit.ts';
import { differences } from './differences.ts';
import { lockRole, shownRole } from './read.ts';

export const nameTaken = refuseTakenName('role_name_once', 'There is a role of this name already');

/** Makes a role of the tenant's own: from the tables given, or from those of another role. */
export async function create(
  tx: Tx,
  { name, copyOf, permissions, fields }: Parsed<typeof createRole>,
): Promise<Role> {
  const { tenantId } = tx.actor;
  const model = copyOf === undefined ? null : await roleToCopy(tx, copyOf);
  const id = newId(tx.now.getTime());
  const own = {
    id,
    key: `own-${id}`,
    name,
    permissions: permissionsOf('', permissions ?? model?.permissions ?? {}),
    fields: fields ?? model?.fields ?? {},
  };
  refuseExcess(tx.actor, own);
  await tx.sql
    .insertInto('role')
    .values({
      ...own,
      tenant_id: tenantId,
      permissions: JSON.stringify(own.permissions),
      fields: JSON.stringify(own.fields),
    })
    .execute()
    .catch(nameTaken);
  const changes = differences(null, own);
  await audit(tx, { action: 'role.created', recordType: 'role', recordId: id, changes });
  return shownRole(tx.actor, { ...own, holders: 0, version: 1 });
}

async function roleToCopy(tx: Tx, id: string) {
  const { key, permissions, fields } = await lockRole(tx, id).catch((error: unknown) => {
    // What stands in the body is not the address that was asked for.
    throw error instanceof AppError ? invalid('copyOf', 'There is no such role') : error;
  });
  return { permissions: permissionsOf(key, permissions), fields };
}
