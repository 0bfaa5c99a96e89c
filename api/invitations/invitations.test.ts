import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  removeInvitation,
  resendInvitation,
} from '../../contract/invitations.ts';
import { disableMember, removeMember } from '../../contract/members.ts';
import { standardRoles, type Permissions } from '../../contract/permissions.ts';
import { listRoles, removeRole } from '../../contract/roles.ts';
import { getMe } from '../../contract/sessions.ts';
import { createTeam } from '../../contract/teams.ts';
import { makeCompany } from '../../tests/support/database.ts';
import { linkIn, mailsTo } from '../../tests/support/mails.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf, strangerOf } from '../../tests/support/server.ts';
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

test('a link works for seven days', async () => {
  const { invitation } = await invited();
  const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)) / 86_400_000;
  expect(Math.round(days * 100) / 100).toBe(7);
});

test('an address with an account in another company is invited like any other: answer and mail tell nothing', async () => {
  const elsewhere = await makeCompany();
  const { admin } = here.as;
  const known = elsewhere.rep.email;
  const [foreign, free] = [
    await admin(createInvitation, { email: known, role: 'rep' }),
    (await invited()).invitation,
  ];
  const nothing = { id: '', email: '', createdAt: '', sentAt: '', expiresAt: '' };
  expect({ ...foreign, ...nothing }).toEqual({ ...free, ...nothing });
  const [toKnown, toFree] = [await mailsTo(known), await mailsTo(free.email)];
  expect(toKnown.map(({ kind }) => kind)).toEqual(toFree.map(({ kind }) => kind));
  // The link tells whoever reads that mailbox, and takes nothing of the account they have.
  const token = await linkIn('invitation', known);
  const refusal = await refusalOf(stranger()(acceptInvitation, { token, ...chosen }));
  expect([refusal.status, refusal.message]).toEqual([
    409,
    expect.stringContaining('another company'),
  ]);
  const theirs = await clientOf(here.server, elsewhere.rep);
  expect((await theirs(getMe, {})).tenant?.slug).toBe(elsewhere.slug);
});

test('who is a member here, also a disabled one, or is invited already is not invited once more', async () => {
  const { admin, rep, rep2 } = await makeCompany();
  const call = await clientOf(here.server, admin);
  await call(disableMember, { id: rep2.memberId ?? '' });
  const email = address();
  await call(createInvitation, { email, role: 'rep' });
  for (const known of [rep.email, rep2.email, email]) {
    const refusal = await refusalOf(call(createInvitation, { email: known, role: 'rep' }));
    expect([refusal.status, refusal.errors[0]?.field]).toEqual([409, 'email']);
  }
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
