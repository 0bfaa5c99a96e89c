import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { standardRoles, type Permissions } from '../../contract/permissions.ts';
import { changeTeam, createTeam, listTeams, removeTeam } from '../../contract/teams.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

async function company() {
  const made = await makeCompany();
  const [admin, manager, rep] = await Promise.all(
    [made.admin, made.manager, made.rep].map((one) => clientOf(here.server, one)),
  );
  if (!admin || !manager || !rep) throw new Error('Everybody signs in');
  const id = (one: { memberId: string | null }) => one.memberId ?? '';
  const [manages, sells, sells2] = [id(made.manager), id(made.rep), id(made.rep2)];
  return { ...made, as: { admin, manager, rep }, manages, sells, sells2 };
}

const idsIn = ({ members }: { members: { id: string }[] }) => members.map(({ id }) => id);

test('a team is made, listed for everybody, changed and deleted, and the audit log tells each step', async () => {
  const { as, manages, sells, sells2 } = await company();
  const team = await as.admin(createTeam, {
    name: 'North',
    memberIds: [sells],
    leadIds: [manages],
  });
  expect(team.members.filter(({ isLead }) => isLead).map(({ id }) => id)).toEqual([manages]);
  expect(idsIn(team).toSorted()).toEqual([manages, sells].toSorted());
  const { items } = await as.rep(listTeams, {});
  expect(items.find(({ id }) => id === team.id)).toEqual(team);
  const changed = await as.admin(changeTeam, {
    id: team.id,
    name: 'South',
    memberIds: [manages, sells2],
  });
  expect(changed).toMatchObject({ name: 'South', version: 2 });
  // Whoever stays and led the team leads it still.
  expect(changed.members.filter(({ isLead }) => isLead).map(({ id }) => id)).toEqual([manages]);
  await as.admin(removeTeam, { id: team.id });
  const told = await rowsOf<{ action: string }>(
    'select action from audit_event where record_id = $1 order by at, id',
    [team.id],
  );
  expect(told.map(({ action }) => action)).toEqual([
    'team.created',
    'team.changed',
    'team.deleted',
  ]);
});

test('who is in a team takes effect on the next request: teammates share what they own', async () => {
  const { as, sells, sells2 } = await company();
  const lead = await as.manager(records.lead.create, { lastName: 'Manager’s' });
  const sees = async () =>
    (await ask(here.server.url, records.lead.get, { id: lead.id }, as.rep)).status;
  expect(await sees()).toBe(200);
  const { items } = await as.admin(listTeams, {});
  const everybody = items[0]?.id ?? '';
  await as.admin(changeTeam, { id: everybody, memberIds: [sells, sells2] });
  expect(await sees()).toBe(404);
});

test('a manager changes who is in the teams they lead, and nothing else', async () => {
  const { as, manages, sells, sells2, admin } = await company();
  const mine = await as.admin(createTeam, { name: 'Mine', memberIds: [sells], leadIds: [manages] });
  const other = await as.admin(createTeam, { name: 'Other', memberIds: [manages, sells] });
  const changed = await as.manager(changeTeam, { id: mine.id, memberIds: [manages, sells2] });
  expect(idsIn(changed).toSorted()).toEqual([manages, sells2].toSorted());
  const refused = [
    as.manager(changeTeam, { id: other.id, memberIds: [manages] }),
    as.manager(changeTeam, { id: mine.id, name: 'Renamed' }),
    as.manager(changeTeam, { id: mine.id, leadIds: [manages, sells2] }),
    as.manager(changeTeam, { id: mine.id, memberIds: [sells2] }),
    as.manager(createTeam, { name: 'New' }),
    as.manager(removeTeam, { id: mine.id }),
    as.rep(changeTeam, { id: mine.id, memberIds: [sells] }),
  ];
  for (const { status } of await Promise.all(refused.map(refusalOf))) expect(status).toBe(403);
  const { items } = await as.admin(listTeams, {});
  expect(items.find(({ id }) => id === mine.id)).toEqual(changed);
  expect(items.find(({ id }) => id === other.id)).toEqual(other);
  expect(idsIn(changed)).not.toContain(admin.memberId);
});

test('the last team stays, also when two delete the last two at once', async () => {
  const { as, admin, tenantId } = await company();
  const { items } = await as.admin(listTeams, {});
  const everybody = items[0]?.id ?? '';
  expect((await refusalOf(as.admin(removeTeam, { id: everybody }))).status).toBe(409);
  const second = await as.admin(createTeam, { name: 'Second' });
  const { token } = await clientOf(here.server, admin);
  const answers = await Promise.all(
    [everybody, second.id].map((id) => ask(here.server.url, removeTeam, { id }, { token })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
  expect(await rowsOf('select 1 from team where tenant_id = $1', [tenantId])).toHaveLength(1);
});

test('nonsense is refused by name: members who are not there, a name that is taken', async () => {
  const { as } = await company();
  const stranger = here.company.rep.memberId ?? '';
  for (const memberIds of [[newId()], [stranger]]) {
    const { status, errors } = await refusalOf(as.admin(createTeam, { name: 'A', memberIds }));
    expect([status, errors[0]?.field]).toEqual([422, 'memberIds']);
  }
  const lead = await refusalOf(as.admin(createTeam, { name: 'A', leadIds: [stranger] }));
  expect([lead.status, lead.errors[0]?.field]).toEqual([422, 'leadIds']);
  await as.admin(createTeam, { name: 'Twin' });
  const twin = await refusalOf(as.admin(createTeam, { name: 'Twin' }));
  expect([twin.status, twin.errors[0]?.field]).toEqual([409, 'name']);
  expect((await refusalOf(as.admin(createTeam, { name: ' ' }))).status).toBe(422);
});

test('another tenant’s team looks as if it did not exist', async () => {
  const { as } = await company();
  const { id } = await here.as.admin(createTeam, { name: `Ours ${newId()}` });
  const tries = [as.admin(changeTeam, { id, name: 'Mine' }), as.admin(removeTeam, { id })];
  for (const { status } of await Promise.all(tries.map(refusalOf))) expect(status).toBe(404);
});

test('a role without teams changes none', async () => {
  const { as, manager, manages } = await company();
  const team = await as.admin(createTeam, { name: 'Led', leadIds: [manages] });
  const permissions: Permissions = {
    ...standardRoles.manager.permissions,
    teams: { change: 'none' },
  };
  await giveRole(manager, { permissions });
  const refusal = await refusalOf(as.manager(changeTeam, { id: team.id, memberIds: [manages] }));
  expect(refusal.status).toBe(403);
});
