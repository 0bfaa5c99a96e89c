import type { Client } from '../../../contract/client.ts';
import type { Input } from '../../../contract/endpoint.ts';
import {
  changeTeam,
  createTeam,
  listTeams,
  removeTeam,
  type Team,
} from '../../../contract/teams.ts';
import { createPaged } from '../paged.ts';

/** The teams and who is in them. What is done to them throws what the server refuses, for the form to tell. */
export function createTeams({ call, onChange }: { call: Client; onChange: () => void }) {
  const list = createPaged<Team>((place, cancelled) =>
    call(listTeams, { limit: 200, ...('cursor' in place ? place : {}) }, { signal: cancelled }),
  );

  const create = async (input: Input<typeof createTeam>) => {
    await call(createTeam, input);
    onChange();
    await list.reload();
  };

  const change = async (
    { id, version }: Team,
    patch: Omit<Input<typeof changeTeam>, 'id'>,
  ): Promise<void> => {
    list.put(await call(changeTeam, { id, ...patch }, { ifMatch: version }));
    onChange();
  };

  const remove = async ({ id, version }: Team) => {
    await call(removeTeam, { id }, { ifMatch: version });
    list.take(id);
    onChange();
  };

  return { ...list, create, change, remove };
}
