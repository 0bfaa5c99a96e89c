import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { disableMember, listMembers, removeMember } from '../../contract/members.ts';
import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import { requestPasswordReset } from '../../contract/passwords.ts';
import { standardRoles, type Permissions } from '../../contract/permissions.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { linkIn } from '../../tests/support/mails.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf, startServer, strangerOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const soon = '2030-05-06T09:00:00.000Z';

/** A company whose rep has some of everything, and somebody else's that must stay as it is. */
async function fullDesk() {
  const company = await makeCompany();
  const [admin, rep, rep2] = await Promise.all(
    [company.admin, company.rep, company.rep2].map((one) => clientOf(here.server, one)),
  );
  if (!admin || !rep || !rep2) throw new Error('Everybody signs in');
  const lead = await rep(records.lead.create, { firstName: 'Ada', lastName: 'Weiss' });
  const deleted = await rep(records.lead.create, { lastName: 'Gone' });
  await rep(records.lead.remove, { id: deleted.id });
  const foreign = await rep2(records.lead.create, { lastName: 'Kept' });
  const client = await rep(records.client.create, { name: 'Weiss Works' });
  const about = { clientId: client.id, ownerId: company.rep.memberId };
  const project = await rep(records.project.create, { name: 'Lobby', ...about });
  const subject = { type: 'lead', id: lead.id } as const;
  const open = await rep(records.followUp.create, { title: 'Call', subject, dueAt: soon });
  const done = await rep(records.followUp.create, { title: 'Called', dueAt: soon });
  await rep(records.followUp.change, { id: done.id, status: 'done' });
  return {
    ...company,
    as: { admin, rep, rep2 },
    lead,
    deleted,
    foreign,
    client,
    project,
    open,
    done,
  };
}

test('all that somebody owns and has still to do goes to one member in one step, and is told record by record', async () => {
  const desk = await fullDesk();
  const { admin } = desk.as;
  const [from, to] = [desk.rep.memberId ?? '', desk.rep2.memberId ?? ''];
  const { handedOver } = await admin(disableMember, { id: from, handOverTo: to });
  expect(handedOver).toEqual({ leads: 1, clients: 1, projects: 1, followUps: 1 });
  const lead = await admin(records.lead.get, { id: desk.lead.id });
  expect(lead).toMatchObject({ ownerId: to, nextFollowUpAt: soon });
  // Once for being saved, once for being handed over; that it is to be followed up next is no change of it.
  expect(lead.version).toBe(2);
  expect(await admin(records.client.get, { id: desk.client.id })).toMatchObject({ ownerId: to });
  expect(await admin(records.project.get, { id: desk.project.id })).toMatchObject({ ownerId: to });
  expect(await admin(records.followUp.get, { id: desk.open.id })).toMatchObject({
    assigneeId: to,
    assignedById: desk.admin.memberId,
  });
  expect(await admin(records.followUp.get, { id: desk.done.id })).toMatchObject({
    assigneeId: from,
  });
  const foreign = await admin(records.lead.get, { id: desk.foreign.id });
  expect(foreign.version).toBe(1);
  const told = await rowsOf<{ action: string; changes: unknown; actor: string }>(
    `select action, changes, actor_id as actor from audit_event where record_id = any($1) and action like '%.changed' order by action`,
    [[desk.lead.id, desk.client.id, desk.project.id, desk.open.id]],
  );
  const by = desk.admin.memberId;
  expect(told).toEqual([
    { action: 'client.changed', changes: { ownerId: [from, to] }, actor: by },
    { action: 'followUp.changed', changes: { assigneeId: [from, to] }, actor: by },
    { action: 'lead.changed', changes: { ownerId: [from, to] }, actor: by },
    { action: 'project.changed', changes: { ownerId: [from, to] }, actor: by },
  ]);
  const { items } = await admin(getTimeline, { type: 'lead', id: desk.lead.id });
  const lines = items.flatMap((entry) =>
    entry.kind === 'activity' ? [`${entry.activity.verb} ${entry.activity.objectName}`] : [],
  );
  expect(lines).toEqual(expect.arrayContaining(['changed Ada Weiss', 'changed Call']));
});

test('without an heir everything stays where it is, and can be handed over later', async () => {
  const desk = await fullDesk();
  const { admin } = desk.as;
  const id = desk.rep.memberId ?? '';
  const { handedOver } = await admin(disableMember, { id });
  expect(handedOver).toEqual({ leads: 0, clients: 0, projects: 0, followUps: 0 });
  expect((await admin(records.lead.get, { id: desk.lead.id })).ownerId).toBe(id);
  const later = await admin(disableMember, { id, handOverTo: desk.rep2.memberId });
  expect(later.handedOver).toEqual({ leads: 1, clients: 1, projects: 1, followUps: 1 });
});

test('a thousand records are handed over by a handful of statements', async () => {
  const { tenantId, admin, rep, rep2 } = await makeCompany();
  await rowsOf(
    `insert into lead (tenant_id, id, last_name, emails, phones, profile_urls, status, owner_id, do_not_contact, tags, custom, source)
     select $1, gen_random_uuid(), 'Lead ' || i, '{}', '{}', '{}', 'new', $2, false, '{}', '{}', 'api' from generate_series(1, 1000) i`,
    [tenantId, rep.memberId],
  );
  const call = await clientOf(here.server, admin);
  const handOverTo = rep2.memberId;
  const { handedOver } = await call(removeMember, { id: rep.memberId ?? '', handOverTo });
  expect(handedOver.leads).toBe(1000);
  const [told] = await rowsOf(
    `select count(distinct e.id)::int as audited, count(distinct a.object_name)::int as names
     from audit_event e join activity a on a.tenant_id = e.tenant_id and a.object_id = e.record_id where e.tenant_id = $1`,
    [tenantId],
  );
  expect(told).toEqual({ audited: 1000, names: 1000 });
});

test('a disabled member is out on every server at once: sessions, devices, pairing codes, reset links', async () => {
  const other = await startServer();
  const { admin, rep } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const theirs = await clientOf(here.server, rep);
  const { code } = await theirs(createPairing, {});
  await strangerOf(here.server)(requestPasswordReset, { email: rep.email });
  await linkIn('password-reset', rep.email);
  for (const { url } of [here.server, other])
    expect((await ask(url, records.lead.list, {}, theirs)).status).toBe(200);
  await call(disableMember, { id: rep.memberId ?? '' });
  for (const { url } of [here.server, other]) {
    expect((await ask(url, records.lead.list, {}, theirs)).status).toBe(401);
    expect((await ask(url, getMe, {}, theirs)).status).toBe(401);
    expect((await ask(url, redeemPairing, { code, name: 'Laptop' })).status).toBe(401);
    const again = await ask(url, signIn, { email: rep.email, password });
    expect(again.status).toBe(401);
  }
  const left = await rowsOf(
    `select 1 from identity i where i.member_id = $1 and (exists (select 1 from session where identity_id = i.id)
       or exists (select 1 from one_time_token where identity_id = i.id) or exists (select 1 from known_device where identity_id = i.id))`,
    [rep.memberId],
  );
  expect(left).toEqual([]);
  await other.stop();
});

test('who was removed never signs in again; what they did keeps their name, and lists leave them out unless asked', async () => {
  const desk = await fullDesk();
  const { admin, rep } = desk.as;
  const id = desk.rep.memberId ?? '';
  const { member } = await admin(removeMember, { id });
  expect(member.removedAt).not.toBeNull();
  expect((await ask(here.server.url, getMe, {}, rep)).status).toBe(401);
  const again = await ask(here.server.url, signIn, { email: desk.rep.email, password });
  expect(again.status).toBe(401);
  const { items } = await admin(listMembers, {});
  expect(items.map((one) => one.id)).not.toContain(id);
  const all = await admin(listMembers, { removed: true });
  expect(all.items.find((one) => one.id === id)?.name).toBe(desk.rep.name);
  const { items: told } = await admin(getTimeline, { type: 'lead', id: desk.lead.id });
  expect(told.map(({ actor }) => actor)).toContain(desk.rep.name);
  const twice = await refusalOf(admin(removeMember, { id }));
  expect(twice.status).toBe(404);
  expect(await rowsOf('select 1 from identity where email = $1', [desk.rep.email])).toEqual([]);
});

test('what somebody who was removed still owns stays in the reach of their team', async () => {
  const desk = await fullDesk();
  await desk.as.admin(removeMember, { id: desk.rep.memberId ?? '' });
  const { items } = await desk.as.rep2(records.lead.list, {});
  expect(items.map(({ id }) => id)).toContain(desk.lead.id);
});

test('nothing is handed over to who cannot sign in, nor by who may not change all of it', async () => {
  const desk = await fullDesk();
  const { admin, rep2 } = desk.as;
  const id = desk.rep.memberId ?? '';
  await admin(disableMember, { id: desk.manager.memberId ?? '' });
  for (const handOverTo of [desk.manager.memberId, id, here.company.rep.memberId]) {
    const { status, errors } = await refusalOf(admin(disableMember, { id, handOverTo }));
    expect([status, errors[0]?.field]).toEqual([422, 'handOverTo']);
  }
  const narrow: Permissions = { ...standardRoles.rep.permissions, members: { change: 'all' } };
  await giveRole(desk.rep2, { permissions: narrow });
  const toMyself = { id, handOverTo: desk.rep2.memberId };
  expect((await refusalOf(rep2(removeMember, toMyself))).status).toBe(403);
  const stored = await rowsOf(
    'select owner_id, (select disabled_at from member where id = owner_id) as disabled from lead where id = $1',
    [desk.lead.id],
  );
  expect(stored).toEqual([{ owner_id: id, disabled: null }]);
});

test('the last admin who can sign in is neither disabled nor removed', async () => {
  const { admin, manager } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const permissions = standardRoles.admin.permissions;
  await giveRole(manager, { permissions });
  const asManager = await clientOf(here.server, manager);
  const id = admin.memberId ?? '';
  for (const endpoint of [disableMember, removeMember])
    expect((await refusalOf(asManager(endpoint, { id }))).status).toBe(409);
  expect((await call(getMe, {})).member.role).toBe('admin');
});

test('another tenant’s members look as if they did not exist', async () => {
  const { rep } = await makeCompany();
  const id = rep.memberId ?? '';
  for (const endpoint of [disableMember, removeMember])
    expect((await refusalOf(here.as.admin(endpoint, { id }))).status).toBe(404);
});
