import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { line, uuid } from './values.ts';

const team = v.object({
  id: uuid,
  name: v.string(),
  members: v.array(v.object({ id: uuid, name: v.string(), isLead: v.boolean() })),
  version: v.number(),
});
export type Team = v.InferOutput<typeof team>;

const name = line(60);
const people = v.pipe(
  v.array(uuid, 'Name members by their ids'),
  v.maxLength(1000, 'At most 1000 members a team'),
);

export const listTeams = endpoint({
  id: 'teams.list',
  method: 'GET',
  path: '/teams',
  summary: 'Teams, who is in them and who leads them',
  access: 'member',
  input: v.strictObject(pageEntries),
  output: pageOf(team),
});

export const createTeam = endpoint({
  id: 'teams.create',
  method: 'POST',
  path: '/teams',
  summary: 'Make a team. Who leads it is in it',
  access: 'member',
  needs: ['teams', 'change'],
  input: v.strictObject({
    name,
    memberIds: v.optional(people, []),
    leadIds: v.optional(people, []),
  }),
  output: team,
});

export const changeTeam = endpoint({
  id: 'teams.change',
  method: 'PATCH',
  path: '/teams/:id',
  summary:
    'Change a team’s name, or who is in it or leads it: whole lists. Who leads it may change its members',
  access: 'member',
  needs: ['teams', 'change'],
  input: v.strictObject({
    ...byId.entries,
    name: v.optional(name),
    memberIds: v.optional(people),
    leadIds: v.optional(people),
  }),
  output: team,
});

export const removeTeam = endpoint({
  id: 'teams.remove',
  method: 'DELETE',
  path: '/teams/:id',
  summary: 'Delete a team; its members stay. The last one cannot be deleted',
  access: 'member',
  needs: ['teams', 'change'],
  input: byId,
  output: v.null(),
});
