import type { Parsed } from '../../contract/endpoint.ts';
import { isStandardRole } from '../../contract/permissions.ts';
import type { removeRole } from '../../contract/roles.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseStale } from '../http/stale.ts';
import { audit } from '../records/audit.ts';
import { refuseUntouchable } from './change.ts';
import { lockRole } from './read.ts';

const mostNamed = 5;

/** Deletes a role of the tenant's own that nobody holds, and that nobody is invited to. */
export async function remove(
  tx: Tx,
  { id }: Parsed<typeof removeRole>,
  ifMatch: number | null,
): Promise<null> {
  const { tenantId } = tx.actor;
  const role = await lockRole(tx, id);
  refuseUntouchable(tx.actor, role);
  refuseStale(ifMatch, role.version);
  if (isStandardRole(role.key))
    throw new AppError('conflict', 'Every company has this role; it can be changed, not deleted');
  const holders = await namesOfHolders(tx, role.key);
  if (holders.length > 0) throw new AppError('conflict', heldBy(holders));
  // Who was removed holds no role that matters; theirs must not keep this one for ever.
  await tx.sql
    .updateTable('member')
    .set({ role: 'rep' })
    .where('tenant_id', '=', tenantId)
    .where('role', '=', role.key)
    .where('removed_at', 'is not', null)
    .execute();
  await tx.sql.deleteFrom('role').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  const changes = { name: [role.name, null] as [string, null] };
  await audit(tx, { action: 'role.deleted', recordType: 'role', recordId: id, changes });
  return null;
}

/** Who holds it, and the addresses of who is invited to it. */
async function namesOfHolders({ sql, actor }: Tx, key: string): Promise<string[]> {
  const members = await sql
    .selectFrom('member')
    .select('name')
    .where('tenant_id', '=', actor.tenantId)
    .where('role', '=', key)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
  const invited = await sql
    .selectFrom('invitation')
    .select('email')
    .where('tenant_id', '=', actor.tenantId)
    .where('role', '=', key)
    .orderBy('email')
    .execute();
  return [...members.map(({ name }) => name), ...invited.map(({ email }) => email)];
}

function heldBy(names: string[]): string {
  const named = names.slice(0, mostNamed).join(', ');
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `Give ${named}${more} another role first`;
}
