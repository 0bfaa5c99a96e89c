import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { changeMember, disableMember, listMembers } from '../../contract/members.ts';
import { listMemberSessions, revokeMemberSession } from '../../contract/open-sessions.ts';
import { standardRoles, type Permissions } from '../../contract/permissions.ts';
import { createTeam, listTeams } from '../../contract/teams.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const storedOf = async (memberId: string | null) =>
  (
    await rowsOf<{ name: string; role: string; disabled: boolean }>(
      'select name, role, disabled_at is not null as disabled from member where id = $1',
      [memberId],
    )
  )[0];

test('reps and managers change nobody', async () => {
  const id = here.company.rep2.memberId ?? '';
  for (const who of ['rep', 'manager'] as const) {
    const { as } = here;
    expect((await refusalOf(as[who](changeMember, { id, role: 'admin' }))).status).toBe(403);
    expect((await refusalOf(as[who](disableMember, { id }))).status).toBe(403);
  }
  expect(await storedOf(id)).toMatchObject({ role: 'rep', disabled: false });
});

/** A manager who may change members, but is no admin. */
async function deputy() {
  const { admin, manager, ...others } = await makeCompany();
  const permissions: Permissions = {
    ...standardRoles.manager.permissions,
    members: { change: 'all' },
  };
  await giveRole(manager, { permissions });
  return { call: await clientOf(here.server, manager), admin, manager, ...others };
}

test('who may change members makes nobody an admin, themselves included, and touches no admin', async () => {
  const { call, admin, manager, rep } = await deputy();
  const refused = [
    call(changeMember, { id: rep.memberId ?? '', role: 'admin' }),
    call(changeMember, { id: manager.memberId ?? '', role: 'admin' }),
    call(changeMember, { id: manager.memberId ?? '', role: 'rep' }),
    call(changeMember, { id: admin.memberId ?? '', role: 'rep' }),
    call(changeMember, { id: admin.memberId ?? '', name: 'Nobody' }),
    call(disableMember, { id: admin.memberId ?? '' }),
    call(listMemberSessions, { id: admin.memberId ?? '' }),
    call(revokeMemberSession, { id: admin.memberId ?? '', sessionId: newId() }),
  ];
  for (const { status } of await Promise.all(refused.map(refusalOf))) expect(status).toBe(403);
  expect(await storedOf(rep.memberId)).toMatchObject({ role: 'rep' });
  expect(await storedOf(admin.memberId)).toMatchObject({ role: 'admin', disabled: false });
});

test('who may change members gives nobody a role that may do more than theirs', async () => {
  const { call, rep, rep2 } = await deputy();
  const logs: Permissions = { ...standardRoles.rep.permissions, auditLog: { read: 'all' } };
  await giveRole(rep2, { permissions: logs });
  const { items } = await call(listMembers, {});
  const key = items.find(({ id }) => id === rep2.memberId)?.role ?? '';
  const refusal = await refusalOf(call(changeMember, { id: rep.memberId ?? '', role: key }));
  expect([refusal.status, refusal.errors.map(({ field }) => field)]).toEqual([
    403,
    ['permissions.auditLog.read'],
  ]);
  expect(await storedOf(rep.memberId)).toMatchObject({ role: 'rep' });
});

test('who may change members, and not teams, puts people only into teams they are in', async () => {
  const { call, admin, rep } = await deputy();
  const asAdmin = await clientOf(here.server, admin);
  const { items: teams } = await asAdmin(listTeams, {});
  const mine = teams[0]?.id ?? '';
  const { id: foreign } = await asAdmin(createTeam, { name: 'Elsewhere' });
  const id = rep.memberId ?? '';
  const into = await refusalOf(call(changeMember, { id, teamIds: [mine, foreign] }));
  expect(into.status).toBe(403);
  expect((await call(changeMember, { id, teamIds: [] })).teams).toEqual([]);
  expect((await call(changeMember, { id, teamIds: [mine] })).teams).toHaveLength(1);
});

test('nobody changes their own role or locks themselves out', async () => {
  const { admin } = here.as;
  const id = here.company.admin.memberId ?? '';
  expect((await refusalOf(admin(changeMember, { id, role: 'rep' }))).status).toBe(403);
  expect((await refusalOf(admin(disableMember, { id }))).status).toBe(403);
  expect(await storedOf(id)).toMatchObject({ role: 'admin', disabled: false });
});
