import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listSecurityLog } from '../../contract/logs.ts';
import { changeMember, disableMember, enableMember, listMembers } from '../../contract/members.ts';
import { changeMe, getMe, signIn } from '../../contract/sessions.ts';
import { createTeam } from '../../contract/teams.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { clientOf, startServer, strangerOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const storedOf = async (memberId: string | null) =>
  (
    await rowsOf<{ name: string; role: string; disabled: boolean }>(
      'select name, role, disabled_at is not null as disabled from member where id = $1',
      [memberId],
    )
  )[0];

test('an admin changes a member’s name, role, time zone and teams; the audit log says what', async () => {
  const { admin, rep } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const team = await call(createTeam, { name: 'North' });
  const id = rep.memberId ?? '';
  const changed = await call(changeMember, {
    id,
    name: 'Ben Archer',
    role: 'manager',
    timeZone: 'Europe/Paris',
    teamIds: [team.id],
  });
  expect(changed).toMatchObject({
    name: 'Ben Archer',
    role: 'manager',
    roleName: 'Manager',
    timeZone: 'Europe/Paris',
    teams: [{ id: team.id, name: 'North', isLead: false }],
    version: 2,
  });
  const [told] = await rowsOf<{ changes: object }>(
    `select changes from audit_event where record_id = $1 and action = 'member.changed'`,
    [id],
  );
  expect(Object.keys(told?.changes ?? {}).toSorted()).toEqual([
    'name',
    'role',
    'teamIds',
    'timeZone',
  ]);
});

test('the security log tells of new roles, and of who is kept out and let in again', async () => {
  const { admin, rep } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const id = rep.memberId ?? '';
  await call(changeMember, { id, name: 'No news' });
  await call(changeMember, { id, role: 'manager' });
  await call(disableMember, { id });
  await call(enableMember, { id });
  const { items } = await call(listSecurityLog, { memberId: admin.memberId ?? '' });
  const told = items.filter(({ kind }) => kind !== 'signed_in_new_device').toReversed();
  expect(told.map(({ kind, details }) => [kind, details])).toEqual([
    ['role_changed', { memberId: id, from: 'rep', to: 'manager' }],
    ['member_disabled', { memberId: id }],
    ['member_enabled', { memberId: id }],
  ]);
});

test('a new role takes effect on the next request', async () => {
  const { admin, rep } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const theirs = await clientOf(here.server, rep);
  const lead = await call(records.lead.create, { lastName: 'Far' });
  const remove = () => ask(here.server.url, records.lead.remove, { id: lead.id }, theirs);
  expect((await remove()).status).toBe(403);
  await call(changeMember, { id: rep.memberId ?? '', role: 'manager' });
  expect((await remove()).status).toBe(204);
  expect((await theirs(getMe, {})).member.role).toBe('manager');
});

test('a change that is based on an older version is refused', async () => {
  const { admin, rep } = await makeCompany();
  const { token } = await clientOf(here.server, admin);
  const patch = (name: string) =>
    ask(
      here.server.url,
      changeMember,
      { id: rep.memberId ?? '', name },
      {
        token,
        headers: { 'if-match': '"1"' },
      },
    );
  expect((await patch('First')).status).toBe(200);
  expect((await patch('Second')).status).toBe(412);
});

test('I change my own name and time zone, and nothing else of mine', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const me = await call(changeMe, { name: 'Ada Weiss', timeZone: 'America/New_York' });
  expect(me).toEqual(await call(getMe, {}));
  expect(me).toMatchObject({
    member: { name: 'Ada Weiss' },
    tenant: { timeZone: 'America/New_York' },
  });
  for (const nonsense of [{ role: 'admin' }, { teamIds: [] }, { timeZone: 'Mars/Base' }]) {
    const { status } = await ask(here.server.url, changeMe, nonsense, { token: call.token });
    expect(status).toBe(422);
  }
  expect(await storedOf(rep.memberId)).toMatchObject({ name: 'Ada Weiss', role: 'rep' });
});

test('a role, a team or a member that is not there is refused by name', async () => {
  const id = here.company.rep.memberId ?? '';
  const { admin } = here.as;
  const role = await refusalOf(admin(changeMember, { id, role: 'emperor' }));
  expect([role.status, role.errors[0]?.field]).toEqual([422, 'role']);
  const team = await refusalOf(admin(changeMember, { id, teamIds: [newId()] }));
  expect([team.status, team.errors[0]?.field]).toEqual([422, 'teamIds']);
  const heir = await refusalOf(admin(disableMember, { id, handOverTo: newId() }));
  expect([heir.status, heir.errors[0]?.field]).toEqual([422, 'handOverTo']);
  expect((await refusalOf(admin(changeMember, { id: newId(), name: 'X' }))).status).toBe(404);
});

test('of two admins who take each other’s role at once, on two servers, one stays', async () => {
  const other = await startServer();
  const { admin, manager, tenantId } = await makeCompany();
  const call = await clientOf(here.server, admin);
  await call(changeMember, { id: manager.memberId ?? '', role: 'admin' });
  const theirs = await clientOf(other, manager);
  const acts = [
    [changeMember, { role: 'rep' }],
    [disableMember, {}],
  ] as const;
  for (const [endpoint, more] of acts) {
    const answers = await Promise.all([
      ask(here.server.url, endpoint, { id: manager.memberId, ...more }, call),
      ask(other.url, endpoint, { id: admin.memberId, ...more }, theirs),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const admins = await rowsOf(
      `select id from member where tenant_id = $1 and role = 'admin' and disabled_at is null`,
      [tenantId],
    );
    expect(admins).toHaveLength(1);
    await rowsOf(`update member set role = 'admin', disabled_at = null where id = any($1)`, [
      [admin.memberId, manager.memberId],
    ]);
  }
  await other.stop();
});

test('an enabled member signs in again', async () => {
  const { admin, rep } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const id = rep.memberId ?? '';
  const { member } = await call(disableMember, { id });
  expect(member.disabledAt).not.toBeNull();
  const enter = () => strangerOf(here.server)(signIn, { email: rep.email, password });
  expect((await refusalOf(enter())).status).toBe(401);
  expect((await call(enableMember, { id })).disabledAt).toBeNull();
  expect((await enter()).member.id).toBe(id);
});

test('whether somebody has a second factor, and when they were here, is for who looks after members', async () => {
  const [forAdmin, forRep] = await Promise.all([
    here.as.admin(listMembers, {}),
    here.as.rep(listMembers, {}),
  ]);
  expect(forAdmin.items.map(({ hasTotp }) => hasTotp)).toEqual([false, false, false, false]);
  expect(forAdmin.items.every(({ lastSeenAt }) => lastSeenAt !== null)).toBe(true);
  for (const one of forRep.items) expect([one.hasTotp, one.lastSeenAt]).toEqual([null, null]);
});
