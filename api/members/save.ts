import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import type { Changes } from '../records/audit.ts';
import { tellOfMember } from '../records/member-deeds.ts';
import type { MemberRow } from './lock.ts';

interface Patch {
  name?: string | undefined;
  role?: string | undefined;
  timeZone?: string | null | undefined;
}

/** Saves what of a member is another one now, with its audit row. `besides`: what was changed about them elsewhere. */
export async function saveMember(
  tx: Tx,
  before: MemberRow,
  patch: Patch,
  besides: Changes = {},
): Promise<void> {
  const { name = before.name, role = before.role, timeZone = before.timeZone } = patch;
  const changes: Changes = {
    ...(name !== before.name && { name: [before.name, name] }),
    ...(role !== before.role && { role: [before.role, role] }),
    ...(timeZone !== before.timeZone && { timeZone: [before.timeZone, timeZone] }),
    ...besides,
  };
  if (Object.keys(changes).length === 0) return;
  const { tenantId } = tx.actor;
  await tx.sql
    .updateTable('member')
    .set({ name, role, time_zone: timeZone, version: before.version + 1 })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', before.id)
    .execute();
  if (changes['name'])
    await tx.sql
      .updateTable('identity')
      .set({ name })
      .where('tenant_id', '=', tenantId)
      .where('member_id', '=', before.id)
      .execute();
  await endMemory(tx, before.id);
  await tellOfMember(tx, 'changed', before.id, changes);
}
