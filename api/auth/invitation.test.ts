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
import { listMembers } from '../../contract/members.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { createTeam, removeTeam } from '../../contract/teams.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { linkIn } from '../../tests/support/mails.ts';
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
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
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
