import { isRecordName, recordTypes } from '../../contract/records/index.ts';
import { AppError, invalid } from '../errors.ts';
import { scopeOf } from './access.ts';
import type { Actor, Tx } from './tenant.ts';

/**
 * Refuses to put somebody into teams, or to take them out, that the actor neither may change nor is in: who shares a team
 * shares what its people own, and nobody can give more than they hold. Throws `invalid` for a team that is not there.
 */
export async function refuseForeignTeams(
  tx: Tx,
  teamIds: string[],
  memberId?: string,
): Promise<void> {
  if (teamIds.length === 0) return;
  const { actor } = tx;
  const teams = await tx.sql
    .selectFrom('team')
    .leftJoin('team_member as mine', (join) =>
      join
        .on('mine.tenant_id', '=', actor.tenantId)
        .onRef('mine.team_id', '=', 'team.id')
        .on('mine.member_id', '=', actor.memberId),
    )
    .select(['team.id', 'team.name', 'mine.member_id as memberId'])
    .where('team.tenant_id', '=', actor.tenantId)
    .where('team.id', 'in', teamIds)
    .execute();
  if (teamIds.some((id) => !teams.some((team) => team.id === id)))
    throw invalid('teamIds', 'There is no such team');
  if (scopeOf(actor.access, 'teams', 'change') === 'all') return;
  // Whoever brings somebody into their own team would read what that one owns.
  const isOpen =
    memberId !== undefined && !readsAll(actor) && !actor.access.circle.includes(memberId);
  const foreign = teams.filter((team) => team.memberId === null || isOpen).map(({ name }) => name);
  if (foreign.length > 0)
    throw new AppError(
      'forbidden',
      `You may not say who is in ${foreign.join(', ')}; ask an admin of your team`,
      { errors: [{ field: 'teamIds', message: 'Choose teams that you are in' }] },
    );
}

const readsAll = ({ access }: Actor) =>
  Object.keys(recordTypes).every(
    (name) => isRecordName(name) && scopeOf(access, name, 'read') === 'all',
  );
