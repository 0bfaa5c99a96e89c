import { useEffect, useState } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import type { Team } from '../../../contract/teams.ts';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { createTeams } from '../../state/admin/teams.ts';
import { scopeOf } from '../../state/rights.ts';
import { PlaceHead } from '../PlaceHead.tsx';
import { teamPlaces } from '../places.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { EditTeam } from './EditTeam.tsx';
import { TeamCard } from './TeamCard.tsx';

/** What lies over the page. */
type Over = { is: 'new' } | { is: 'edit' | 'delete'; team: Team };

/** The teams: who shares what with whom. Who leads one says who else is in it. */
export function Teams({ me }: { me: Me }) {
  const { call, names, toasts } = useWorkspace();
  const onChange = () => void names.loadMembers();
  const model = useOwned(() => createTeams({ call, onChange }), []);
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => void model.reload(), [model]);
  const close = () => setOver(null);
  const scope = scopeOf(me, 'teams', 'change');
  const leads = (team: Team) =>
    team.members.some(({ id, isLead }) => isLead && id === me.member.id);
  const teams = model.rows.value;
  const remove = async (team: Team) => {
    await model.remove(team);
    toasts.show(t('teams.deleted', { name: team.name }));
  };
  return (
    <div class="screen">
      <PlaceHead me={me} title={t('nav.team')} places={teamPlaces} total={teams?.length ?? null}>
        {scope === 'all' && (
          <Button look="primary" icon="plus" onClick={() => setOver({ is: 'new' })}>
            {t('teams.new')}
          </Button>
        )}
      </PlaceHead>
      <div class="screen-body padded">
        {!teams && model.failure.value && (
          <Failed failure={model.failure.value} onRetry={() => void model.reload()} />
        )}
        {!teams && !model.failure.value && <Skeleton rows={3} height={96} />}
        {teams?.length === 0 && <EmptyState icon="team">{t('teams.empty')}</EmptyState>}
        <ul class="team-cards">
          {teams?.map((team) => (
            <TeamCard
              key={team.id}
              team={team}
              onEdit={
                scope === 'all' || (scope === 'team' && leads(team))
                  ? () => setOver({ is: 'edit', team })
                  : null
              }
              onDelete={scope === 'all' ? () => setOver({ is: 'delete', team }) : null}
            />
          ))}
        </ul>
        <LoadMore list={model} />
      </div>
      {over?.is === 'new' && (
        <EditTeam team={null} mayLead onSave={(input) => model.create(input)} onClose={close} />
      )}
      {over?.is === 'edit' && (
        <EditTeam
          team={over.team}
          mayLead={scope === 'all'}
          onSave={(input) => model.change(over.team, input)}
          onClose={close}
        />
      )}
      {over?.is === 'delete' && (
        <Confirm
          title={t('teams.deleteTitle', { name: over.team.name })}
          act={t('teams.deleteAct', { name: over.team.name })}
          onAct={() => remove(over.team)}
          onClose={close}
        >
          <p>{t('teams.deleteWhy', { count: over.team.members.length })}</p>
        </Confirm>
      )}
    </div>
  );
}
