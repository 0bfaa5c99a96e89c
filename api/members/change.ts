import type { Parsed } from '../../contract/endpoint.ts';
import type { changeMember, Member } from '../../contract/members.ts';
import { findRole, refuseExcess } from '../db/grants.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import { refuseStale } from '../http/stale.ts';
import { lockMember, refuseLastAdmin, type Locked } from './lock.ts';
import { readMember } from './read.ts';
import { saveMember } from './save.ts';
import { setTeams } from './teams.ts';

/** Changes a member. A role is given by who may do as much, never to oneself, and never taken from the last admin. */
export async function change(
  tx: Tx,
  { id, teamIds, ...patch }: Parsed<typeof changeMember>,
  ifMatch: number | null,
): Promise<Member> {
  const locked = await lockMember(tx, id);
  refuseStale(ifMatch, locked.member.version);
  if (patch.role !== undefined && patch.role !== locked.member.role)
    await refuseRole(tx, locked, patch.role);
  const teams = teamIds ? await setTeams(tx, id, teamIds) : {};
  await saveMember(tx, locked.member, patch, teams);
  return readMember(tx, id);
}

async function refuseRole(tx: Tx, locked: Locked, key: string): Promise<void> {
  if (locked.member.id === tx.actor.memberId)
    throw new AppError('forbidden', 'Nobody changes their own role; ask another admin', {
      errors: [{ field: 'role', message: 'Ask another admin' }],
    });
  const role = await findRole(tx, key);
  if (!role) throw invalid('role', 'There is no such role');
  refuseExcess(tx.actor, role);
  refuseLastAdmin(locked);
}
