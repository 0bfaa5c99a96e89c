import { useEffect, useState } from 'preact/hooks';

import { listRoles } from '../../../contract/roles.ts';
import { listTeams } from '../../../contract/teams.ts';
import { failureOf, type Failure } from '../../state/failure.ts';
import { useWorkspace } from '../workspace-context.ts';

interface Choice {
  value: string;
  label: string;
}

interface TeamChoices {
  roles: Choice[];
  teams: Choice[];
}

/** The roles and teams that somebody can be given; null until they are known. */
export function useTeamChoices(): { choices: TeamChoices | null; failure: Failure | null } {
  const { call } = useWorkspace();
  const [choices, setChoices] = useState<TeamChoices | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const load = async () => {
      try {
        const [roles, teams] = await Promise.all([
          call(listRoles, { limit: 200 }),
          call(listTeams, { limit: 200 }),
        ]);
        setChoices({
          roles: roles.items.map(({ key, name }) => ({ value: key, label: name })),
          teams: teams.items.map(({ id, name }) => ({ value: id, label: name })),
        });
      } catch (error) {
        setFailure(failureOf(error));
      }
    };
    void load();
  }, [call]);
  return { choices, failure };
}
