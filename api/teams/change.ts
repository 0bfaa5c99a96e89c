import type { Parsed } from '../../contract/endpoint.ts';
import { isRecordName, recordTypes } from '../../contract/records/index.ts';
import type { changeTeam, Team } from '../../contract/teams.ts';
import { scopeOf } from '../db/access.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseStale } from '../http/stale.ts';
import { audit, type Changes } from '../records/audit.ts';
import { nameTaken, refuseLeads } from './create.ts';
import { peopleAfter, peopleChanges, peopleOf, setPeople } from './people.ts';
import { lockTeam, readTeam } from './read.ts';

/** Changes a team's name or its people. Who leads it may say who else is in it. */
export async function change(
  tx: Tx,
  { id, name, ...wanted }: Parsed<typeof changeTeam>,
  ifMatch: number | null,
): Promise<Team> {
  const before = await lockTeam(tx, id);
  const was = peopleOf(before);
  refuseOthersTeam(tx.actor, was.leadIds);
  refuseStale(ifMatch, before.version);
  const is = peopleAfter(was, wanted);
  const changes: Changes = {
    ...(name !== undefined && name !== before.name && { name: [before.name, name] }),
    ...peopleChanges(was, is),
  };
  if (Object.keys(changes).length === 0) return before;
  if (changes['name'] || changes['leadIds']) refuseLeads(tx.actor);
  refuseWider(tx.actor, is.memberIds);
  await tx.sql
    .updateTable('team')
    .set({ name: name ?? before.name, version: before.version + 1, updated_at: tx.now })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute()
    .catch(nameTaken);
  await setPeople(tx, id, is);
  await endMemory(tx);
  await audit(tx, { action: 'team.changed', recordType: 'team', recordId: id, changes });
  return readTeam(tx, id);
}

/** Whoever shares a team shares what its people own: who reads no further than the team brings in nobody from outside of it. */
function refuseWider({ access }: Actor, memberIds: string[]): void {
  if (scopeOf(access, 'teams', 'change') === 'all') return;
  const isNarrow = Object.keys(recordTypes).some(
    (name) => isRecordName(name) && scopeOf(access, name, 'read') !== 'all',
  );
  if (!isNarrow || memberIds.every((id) => access.circle.includes(id))) return;
  const message = 'You may add only people whose records you can read; ask an admin';
  throw new AppError('forbidden', message, { errors: [{ field: 'memberIds', message }] });
}

function refuseOthersTeam({ access, memberId }: Actor, leadIds: string[]): void {
  const leads = memberId !== null && leadIds.includes(memberId);
  if (scopeOf(access, 'teams', 'change') !== 'all' && !leads)
    throw new AppError('forbidden', 'You do not lead this team; ask who does, or an admin');
}
