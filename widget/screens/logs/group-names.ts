import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

import { ApiError, NoAnswer } from '../../../contract/client.ts';
import { listRoles } from '../../../contract/roles.ts';
import { listTeams } from '../../../contract/teams.ts';
import { useWorkspace } from '../workspace-context.ts';

const context = createContext<ReadonlyMap<string, string>>(new Map());

export const GroupNamesProvider = context.Provider;

/** Names of roles and teams by id, for what tells of them by id alone. */
export const useGroupNames = () => useContext(context);

/** Looks them up, once for a page. */
export function useLoadedGroupNames(): ReadonlyMap<string, string> {
  const { call } = useWorkspace();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const load = async () => {
      const [roles, teams] = await Promise.all([
        call(listRoles, { limit: 200 }),
        call(listTeams, { limit: 200 }),
      ]);
      setNames(new Map([...roles.items, ...teams.items].map(({ id, name }) => [id, name])));
    };
    load().catch((error: unknown) => {
      // A name that cannot be had is left out; the log itself says when the server is away.
      if (!(error instanceof ApiError || error instanceof NoAnswer)) throw error;
    });
  }, [call]);
  return names;
}
