import { sql } from 'kysely';

import { refuseHigherHolder } from '../db/grants.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, notFound } from '../errors.ts';

/** A member as they stand in the table. */
export interface MemberRow {
  id: string;
  name: string;
  role: string;
  timeZone: string | null;
  disabledAt: string | null;
  version: number;
}

export interface Locked {
  member: MemberRow;
  /** Whoever is to get what the member owns; null when nobody was named, or who was is not there. */
  heir: MemberRow | null;
  /** Whether there would be an admin who can sign in without this member. */
  hasOtherAdmin: boolean;
}

/**
 * Locks a member, the heir, and all admins, in the same order whoever asks: of two who would each take an admin away at the
 * same time, the second one sees what the first one left. Throws `not_found` for who is not there or was removed, and
 * `forbidden` for who may do more than the actor.
 */
export async function lockMember(
  tx: Tx,
  id: string,
  heirId: string | null = null,
): Promise<Locked> {
  const { rows } = await sql<MemberRow>`
    select id, name, role, time_zone as "timeZone", disabled_at as "disabledAt", version from member
    where tenant_id = ${tx.actor.tenantId} and (id = ${id} or id = ${heirId} or role = 'admin') and removed_at is null
    order by id for update
  `.execute(tx.sql);
  const member = rows.find((row) => row.id === id);
  if (!member) throw notFound();
  await refuseHigherHolder(tx, member.role);
  return {
    member,
    heir: rows.find((row) => row.id === heirId) ?? null,
    hasOtherAdmin: rows.some((row) => row.role === 'admin' && !row.disabledAt && row.id !== id),
  };
}

/** Refuses to take the last admin away who can sign in: nobody could give the role back. */
export function refuseLastAdmin({ member, hasOtherAdmin }: Locked): void {
  if (member.role === 'admin' && !member.disabledAt && !hasOtherAdmin)
    throw new AppError(
      'conflict',
      `${member.name} is the last admin; make somebody else an admin first`,
    );
}
