import type { Parsed } from '../../contract/endpoint.ts';
import type { removeTeam } from '../../contract/teams.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseStale } from '../http/stale.ts';
import { audit } from '../records/audit.ts';
import { refuseLeads } from './create.ts';
import { peopleChanges, peopleOf } from './people.ts';
import { lockTeam } from './read.ts';

/** Deletes a team. The last one stays: without any, what roles allow a team they would allow nobody, by one careless click. */
export async function remove(
  tx: Tx,
  { id }: Parsed<typeof removeTeam>,
  ifMatch: number | null,
): Promise<null> {
  refuseLeads(tx.actor);
  const { tenantId } = tx.actor;
  // All of them, so that the last two cannot be deleted by two at once.
  const teams = await tx.sql
    .selectFrom('team')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const team = await lockTeam(tx, id);
  refuseStale(ifMatch, team.version);
  if (teams.length === 1)
    throw new AppError('conflict', 'This is the last team; make another one first, or rename it');
  await tx.sql
    .deleteFrom('team_member')
    .where('tenant_id', '=', tenantId)
    .where('team_id', '=', id)
    .execute();
  await tx.sql.deleteFrom('team').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  await endMemory(tx);
  const nobody = { memberIds: [], leadIds: [] };
  const changes = {
    name: [team.name, null] as [string, null],
    ...peopleChanges(peopleOf(team), nobody),
  };
  await audit(tx, { action: 'team.deleted', recordType: 'team', recordId: id, changes });
  return null;
}
