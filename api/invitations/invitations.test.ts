import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  lookAtInvitation,
  removeInvitation,
  resendInvitation,
} from '../../contract/invitations.ts';
import { listMembers, removeMember } from '../../contract/members.ts';
import { standardRoles, type Permissions } from '../../contract/permissions.ts';
import { listRoles, removeRole } from '../../contract/roles.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { createTeam, removeTeam } from '../../contract/teams.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { linkIn, mailsTo } from '../../tests/support/mails.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf, startServer, strangerOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const address = () => `guest.${newId()}@guests.example`;
const password = 'a few words of mine';
const chosen = { name: 'Ada Weiss', password };
const stranger = () => strangerOf(here.server);

/** Invites somebody new, and answers what stands in the mail. */
async function invited() {
  const email = address();
  const invitation = await here.as.admin(createInvitation, { email, role: 'rep' });
  return { email, invitation, token: await linkIn('invitation', email) };
}

test('whoever is invited gets a mail, sees what it is about, chooses a password, and is a member who is signed in', async () => {
  const team = await here.as.admin(createTeam, { name: `North ${newId()}` });
  const gone = await here.as.admin(createTeam, { name: `Gone ${newId()}` });
  const email = address();
  const invitation = await here.as.admin(createInvitation, {
    email: email.toUpperCase(),
    name: 'Ada',
    role: 'manager',
    teamIds: [team.id, gone.id],
  });
  expect(invitation).toMatchObject({ email, role: 'manager', roleName: 'Manager' });
  await here.as.admin(removeTeam, { id: gone.id });
  const token = await linkIn('invitation', email);
  const { company } = here;
  expect(await stranger()(lookAtInvitation, { token })).toEqual({
    tenantName: `Company ${company.slug}`,
    email,
    name: 'Ada',
    roleName: 'Manager',
    invitedBy: company.admin.name,
  });
  const session = await stranger()(acceptInvitation, { token, ...chosen });
  expect(session).toMatchObject({
    member: { name: 'Ada Weiss', email, role: 'manager' },
    tenant: { slug: company.slug },
  });
  const me = await ask(here.server.url, getMe, {}, { token: session.token });
  expect(me.body.member.email).toBe(email);
  await stranger()(signIn, { email, password });
  const { items } = await here.as.admin(listMembers, { q: email });
  expect(items[0]).toMatchObject({ role: 'manager', teams: [{ id: team.id, isLead: false }] });
  const open = await here.as.admin(listInvitations, {});
  expect(open.items.map(({ id }) => id)).not.toContain(invitation.id);
  const told = await rowsOf<{ action: string; actor_id: string }>(
    `select action, actor_id from audit_event where tenant_id = $1 and record_id = any($2) order by at, id`,
    [company.tenantId, [invitation.id, session.member.id]],
  );
  expect(told).toEqual([
    { action: 'member.invited', actor_id: company.admin.memberId },
    { action: 'member.joined', actor_id: session.member.id },
  ]);
});

test('only the hash of a link is stored', async () => {
  const { token, invitation } = await invited();
  const [row] = await rowsOf<{ text: string }>(
    `select i::text || t::text as text from invitation i join one_time_token t on t.hash = i.token_hash where i.id = $1`,
    [invitation.id],
  );
  expect(row?.text).toBeTruthy();
  expect(row?.text).not.toContain(token);
});

test('however many accept a link at once, on two servers, it makes one member', async () => {
  const other = await startServer();
  const { email, token } = await invited();
  const answers = await Promise.all(
    [here.server, other, here.server, other].map(({ url }) =>
      ask(url, acceptInvitation, { token, ...chosen }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    201, 404, 404, 404,
  ]);
  expect(await rowsOf('select 1 from member where email = $1', [email])).toHaveLength(1);
  expect(await rowsOf('select 1 from identity where email = $1', [email])).toHaveLength(1);
  await other.stop();
});

test('a link that was used, ran out, was sent anew, was taken back or never was is not found, in the same words', async () => {
  const [used, old, anew, back] = [
    await invited(),
    await invited(),
    await invited(),
    await invited(),
  ];
  await stranger()(acceptInvitation, { token: used.token, ...chosen });
  await rowsOf(
    `update one_time_token set expires_at = now() - interval '1 second'
     where hash = (select token_hash from invitation where id = $1)`,
    [old.invitation.id],
  );
  await here.as.admin(resendInvitation, { id: anew.invitation.id });
  await here.as.admin(removeInvitation, { id: back.invitation.id });
  const bodies = [];
  for (const token of [used.token, old.token, anew.token, back.token, newId()])
    for (const [endpoint, more] of [
      [lookAtInvitation, {}],
      [acceptInvitation, chosen],
    ] as const) {
      const { status, body } = await ask(here.server.url, endpoint, { token, ...more });
      expect(status).toBe(404);
      bodies.push({ ...body, requestId: null });
    }
  for (const body of bodies) expect(body).toEqual(bodies[0]);
  const latest = await linkIn('invitation', anew.email);
  expect(latest).not.toBe(anew.token);
  await stranger()(acceptInvitation, { token: latest, ...chosen });
  expect(
    await rowsOf('select 1 from member where email = any($1)', [[old.email, back.email]]),
  ).toHaveLength(0);
});

test('a link works for seven days', async () => {
  const { invitation } = await invited();
  const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)) / 86_400_000;
  expect(Math.round(days * 100) / 100).toBe(7);
});

test('a password that is guessed first is refused, and the link stays good', async () => {
  const { token } = await invited();
  for (const weak of ['short', 'password123', 'Ada Weiss1']) {
    const refusal = await refusalOf(
      stranger()(acceptInvitation, { token, name: 'Ada Weiss', password: weak }),
    );
    expect([refusal.status, refusal.errors[0]?.field]).toEqual([422, 'password']);
  }
  await stranger()(acceptInvitation, { token, ...chosen });
});

test('an address that PathSix knows is refused without a word on where, and no mail is written', async () => {
  const elsewhere = await makeCompany();
  const { admin } = here.as;
  const foreign = await refusalOf(
    admin(createInvitation, { email: elsewhere.rep.email, role: 'rep' }),
  );
  expect([foreign.status, foreign.errors[0]?.field]).toEqual([409, 'email']);
  // The address itself is all that is said.
  expect(JSON.stringify(foreign).replaceAll(elsewhere.rep.email, '')).not.toContain(elsewhere.slug);
  expect(await mailsTo(elsewhere.rep.email)).toEqual([]);
  const own = await refusalOf(
    admin(createInvitation, { email: here.company.rep.email, role: 'rep' }),
  );
  expect(own.status).toBe(409);
  const { email } = await invited();
  expect((await refusalOf(admin(createInvitation, { email, role: 'rep' }))).status).toBe(409);
});

test('whoever got an account elsewhere meanwhile is told to use it', async () => {
  const email = address();
  await here.as.admin(createInvitation, { email, role: 'rep' });
  const token = await linkIn('invitation', email);
  const { admin } = await makeCompany();
  const call = await clientOf(here.server, admin);
  await call(createInvitation, { email, role: 'rep' });
  await stranger()(acceptInvitation, { token: await linkIn('invitation', email), ...chosen });
  const refusal = await refusalOf(stranger()(acceptInvitation, { token, ...chosen }));
  expect(refusal.status).toBe(409);
  expect(await rowsOf('select 1 from member where email = $1', [email])).toHaveLength(1);
});

test('whoever was removed can be invited anew, and is somebody new', async () => {
  const { admin, rep } = await makeCompany();
  const call = await clientOf(here.server, admin);
  await call(removeMember, { id: rep.memberId ?? '' });
  await call(createInvitation, { email: rep.email, role: 'rep' });
  const token = await linkIn('invitation', rep.email);
  const { member } = await stranger()(acceptInvitation, { token, ...chosen });
  expect(member.email).toBe(rep.email);
  expect(member.id).not.toBe(rep.memberId);
});

test('nobody invites to more than they may do, or to teams that are none of theirs', async () => {
  const { admin, rep } = await makeCompany();
  const asAdmin = await clientOf(here.server, admin);
  const { id: foreign } = await asAdmin(createTeam, { name: 'Elsewhere' });
  const permissions: Permissions = { ...standardRoles.rep.permissions, members: { change: 'all' } };
  await giveRole(rep, { permissions });
  const call = await clientOf(here.server, rep);
  const emails = [address(), address(), address()];
  const refused = [
    call(createInvitation, { email: emails[0] ?? '', role: 'admin' }),
    call(createInvitation, { email: emails[1] ?? '', role: 'manager' }),
    call(createInvitation, { email: emails[2] ?? '', role: 'rep', teamIds: [foreign] }),
  ];
  for (const { status } of await Promise.all(refused.map(refusalOf))) expect(status).toBe(403);
  for (const email of emails) expect(await mailsTo(email)).toEqual([]);
  await call(createInvitation, { email: address(), role: 'rep' });
});

test('managers and reps invite nobody, and read no invitations', async () => {
  for (const who of ['manager', 'rep'] as const) {
    const { as } = here;
    const refused = [
      as[who](createInvitation, { email: address(), role: 'rep' }),
      as[who](listInvitations, {}),
    ];
    for (const { status } of await Promise.all(refused.map(refusalOf))) expect(status).toBe(403);
  }
});

test('nonsense is refused by name, and another tenant’s invitation looks as if it did not exist', async () => {
  const { admin } = here.as;
  const wrong = await refusalOf(admin(createInvitation, { email: 'nobody', role: 'emperor' }));
  expect(wrong.errors.map(({ field }) => field)).toEqual(['email']);
  const role = await refusalOf(admin(createInvitation, { email: address(), role: 'emperor' }));
  expect([role.status, role.errors[0]?.field]).toEqual([422, 'role']);
  const { invitation } = await invited();
  const call = await clientOf(here.server, (await makeCompany()).admin);
  const { id } = invitation;
  const tries = [call(resendInvitation, { id }), call(removeInvitation, { id })];
  for (const { status } of await Promise.all(tries.map(refusalOf))) expect(status).toBe(404);
});

test('an invitation is sent ten times at most', async () => {
  const { invitation } = await invited();
  const { id } = invitation;
  for (let sent = 1; sent < 10; sent++) await here.as.admin(resendInvitation, { id });
  expect((await refusalOf(here.as.admin(resendInvitation, { id }))).status).toBe(409);
});

test('a role that somebody is invited to is not deleted: the answer says who', async () => {
  const { admin, rep, rep2 } = await makeCompany();
  await giveRole(rep2, { permissions: {} });
  const call = await clientOf(here.server, admin);
  const { items } = await call(listRoles, {});
  const own = items.find(({ isStandard }) => !isStandard);
  const email = address();
  await call(createInvitation, { email, role: own?.key ?? '' });
  await call(removeMember, { id: rep2.memberId ?? '', handOverTo: rep.memberId });
  const refusal = await refusalOf(call(removeRole, { id: own?.id ?? '' }));
  expect(refusal.status).toBe(409);
  expect(refusal.message).toContain(email);
});
