import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import type { createTeam, Team } from '../../contract/teams.ts';
import { scopeOf } from '../db/access.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseTakenName } from '../http/taken.ts';
import { audit } from '../records/audit.ts';
import { peopleAfter, peopleChanges, setPeople } from './people.ts';
import { readTeam } from './read.ts';

export const nameTaken = refuseTakenName('team_name_once', 'There is a team of this name already');

/** Refuses what is for those alone who may change every team, and not for who leads one. */
export function refuseLeads({ access }: Actor): void {
  if (scopeOf(access, 'teams', 'change') !== 'all')
    throw new AppError(
      'forbidden',
      'Your role may change who is in the teams you lead, nothing else; ask an admin of your team',
    );
}

export async function create(
  tx: Tx,
  { name, ...wanted }: Parsed<typeof createTeam>,
): Promise<Team> {
  refuseLeads(tx.actor);
  const id = newId(tx.now.getTime());
  await tx.sql
    .insertInto('team')
    .values({ tenant_id: tx.actor.tenantId, id, name })
    .execute()
    .catch(nameTaken);
  const nobody = { memberIds: [], leadIds: [] };
  const people = peopleAfter(nobody, wanted);
  await setPeople(tx, id, people);
  await endMemory(tx);
  const changes = { name: [null, name] as [null, string], ...peopleChanges(nobody, people) };
  await audit(tx, { action: 'team.created', recordType: 'team', recordId: id, changes });
  return readTeam(tx, id);
}
