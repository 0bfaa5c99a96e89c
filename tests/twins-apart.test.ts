import { afterAll, beforeAll, expect, test } from 'vitest';

import { saveCapture } from '../contract/captures.ts';
import { newId } from '../contract/id.ts';
import { records } from '../contract/index.ts';
import { createInvitation } from '../contract/invitations.ts';
import { findMatches } from '../contract/matches.ts';
import { changeMember, disableMember } from '../contract/members.ts';
import { completePasswordReset, requestPasswordReset } from '../contract/passwords.ts';
import { standardRoles } from '../contract/permissions.ts';
import { changeMe, signIn } from '../contract/sessions.ts';
import { changeTenant } from '../contract/tenant-settings.ts';
import { ask } from './support/ask.ts';
import { makeCompany, ownerUrl, password, rowsOf } from './support/database.ts';
import { linkIn } from './support/mails.ts';
import { giveRole, makeTeam } from './support/roles.ts';
import { clientOf, startServer, type TestServer } from './support/server.ts';
import { inOrderOf, makeTwins } from './support/twins.ts';

// Twins that have gone their own way: what one of them has or may do counts in no other company.
let unwalled: TestServer;
beforeAll(async () => {
  unwalled = await startServer({ appUrl: inOrderOf(ownerUrl()) });
});
afterAll(() => unwalled.stop());

const { lead, client, contact, interaction, followUp } = records;

/** A company with a lead of its rep and another that waits for its e-mail, a client of its admin, and twins of all that. */
async function makeTriplets() {
  const company = await makeCompany();
  const { tenantId, slug, admin, rep } = company;
  const call = await clientOf(unwalled, admin);
  const [email, met, message] = [newId(), newId(), newId()].map((id) => `${id}@twins.example`);
  if (!email || !met || !message) throw new Error('Three were made');
  const held = await call(lead.create, {
    lastName: 'Weiss',
    emails: [email],
    ownerId: rep.memberId,
  });
  const duplicateReason = 'Their spouse';
  const waiting = await call(lead.create, {
    lastName: 'Schwarz',
    emails: [email],
    duplicateReason,
  });
  const rosa = await call(lead.create, {
    lastName: 'Rosa',
    emails: [`lead.${met}`],
    ownerId: admin.memberId,
  });
  const { id: clientId } = await call(client.create, { name: slug, ownerId: admin.memberId });
  await call(contact.create, { clientId, lastName: 'Lila', emails: [`contact.${met}`] });
  const said = {
    subjectOf: { type: 'lead', id: held.id },
    kind: 'email',
    occurredAt: '2026-01-02T09:00:00.000Z',
    subject: `Talk of ${slug}`,
    externalId: message,
  } as const;
  await call(interaction.create, said);
  const about = { type: 'lead', id: held.id } as const;
  await call(followUp.create, { title: 'Call', subject: about, dueAt: '2030-01-01T09:00:00.000Z' });
  const twins = await makeTwins({ tenantId, words: [slug], holder: rep.memberId ?? '' });
  const send = (...[endpoint, input]: [Parameters<typeof ask>[1], object]) =>
    ask(unwalled.url, endpoint, input, { token: call.token });
  return { ...company, held, waiting, rosa, email, met, said, twins, send };
}

test('what a record gives up passes to who waits in its own company, and a reason given there waits for nobody elsewhere', async () => {
  const { held, email, twins, send } = await makeTriplets();
  const { create, change } = lead;
  await rowsOf(
    `insert into record_key (tenant_id, kind, value, record_type, record_id, waits_since)
     values ($1, 'email', $2, 'lead', $3, '2000-01-01'), ($1, 'email', $4, 'lead', $3, null)`,
    [twins.tenantId, email, newId(), `other.${email}`],
  );
  const kept = await twins.checksums();
  expect((await send(change, { id: held.id, emails: [] })).status).toBe(200);
  const again = { lastName: 'Rot', emails: [email] };
  expect((await send(create, again)).status).toBe(409);
  const other = { lastName: 'Blau', emails: [`other.${email}`] };
  expect((await send(create, { ...other, duplicateReason: 'Nobody has it' })).status).toBe(201);
  expect((await send(create, other)).status).toBe(409);
  expect(await twins.checksums()).toEqual(kept);
});

test('of a record that is there already, its own company’s name and owner are told', async () => {
  const { rep2, admin, met, said, twins, send } = await makeTriplets();
  const { body } = await send(interaction.create, said);
  expect(body.existing).toMatchObject({ name: said.subject, owner: admin.name });
  const own = { read: 'own', create: 'all' } as const;
  await giveRole(rep2, { permissions: { lead: own, client: own, contact: own } });
  const { token } = await clientOf(unwalled, rep2);
  for (const of of ['lead', 'contact']) {
    const known = { lastName: 'Grau', emails: [`${of}.${met}`] };
    const answer = await ask(unwalled.url, lead.create, known, { token });
    expect(answer.body.existing).toMatchObject({ owner: admin.name, readable: false });
    expect(answer.text).not.toContain(twins.word);
  }
});

test('when a record was last dealt with, and is to be next, follows from what its own company did and plans', async () => {
  const { held, twins, send } = await makeTriplets();
  const inTwins = (text: string) => rowsOf(text, [twins.tenantId]);
  await inTwins(`update interaction set occurred_at = '2031-01-01' where tenant_id = $1`);
  await inTwins(`update follow_up set due_at = '2001-01-01' where tenant_id = $1`);
  const kept = await twins.checksums();
  const subject = { type: 'lead', id: held.id };
  const [occurredAt, dueAt] = ['2026-07-01T09:00:00.000Z', '2029-01-01T09:00:00.000Z'];
  await send(interaction.create, { subjectOf: subject, kind: 'call', occurredAt });
  await send(followUp.create, { title: 'Sooner', subject, dueAt });
  const { body } = await send(lead.get, { id: held.id });
  expect([body.lastInteractionAt, body.nextFollowUpAt]).toEqual([occurredAt, dueAt]);
  expect(await twins.checksums()).toEqual(kept);
});

test('whoever owns a twin’s record may not change the one of their own company for it', async () => {
  const { rosa, rep } = await makeTriplets();
  const permissions = { lead: { read: 'all', change: 'own', delete: 'own' } } as const;
  await giveRole(rep, { permissions });
  const { token } = await clientOf(unwalled, rep);
  const input = { id: rosa.id, jobTitle: 'Boss' };
  expect((await ask(unwalled.url, lead.change, input, { token })).status).toBe(403);
  expect((await ask(unwalled.url, lead.remove, { id: rosa.id }, { token })).status).toBe(403);
});

test('however many elsewhere wait for an e-mail, who waits for it here is found', async () => {
  const { email, waiting, twins, send } = await makeTriplets();
  await rowsOf(
    `insert into record_key (tenant_id, kind, value, record_type, record_id, waits_since)
     select $1, 'email', $2, 'lead', gen_random_uuid(), '2000-01-01' from generate_series(1, 20)`,
    [twins.tenantId, email],
  );
  const { body } = await send(findMatches, { emails: [email] });
  expect(body.matches.map(({ id }: { id: string }) => id)).toContain(waiting.id);
});

test('a twin’s second factor is not told of as one’s own, nor does it let a company ask for one', async () => {
  const { send } = await makeTriplets();
  expect((await send(changeTenant, { requireTotp: true })).status).toBe(409);
  expect((await send(changeMe, { timeZone: 'Europe/Paris' })).body.hasTotp).toBe(false);
});

test('a member’s teams are those of their own company', async () => {
  const { twins, rep, send } = await makeTriplets();
  await rowsOf('insert into team (tenant_id, id, name) values ($1, $2, $3)', [
    twins.tenantId,
    newId(),
    'Elsewhere',
  ]);
  await rowsOf(
    `insert into team_member (tenant_id, team_id, member_id)
     select tenant_id, id, $2 from team where tenant_id = $1 and name = 'Elsewhere'`,
    [twins.tenantId, rep.memberId],
  );
  const [team] = await rowsOf<{ id: string }>('select id from team where tenant_id = $1', [
    rep.tenantId,
  ]);
  const { status } = await send(changeMember, { id: rep.memberId, teamIds: [team?.id] });
  expect(status).toBe(200);
});

test('whoever is in a twin’s team invites nobody into the one of their own company', async () => {
  const { tenantId, rep2, twins } = await makeTriplets();
  const teamId = await makeTeam(tenantId, []);
  await rowsOf(
    `with made as (insert into team (tenant_id, id, name) values ($1, $2, 'Elsewhere'))
     insert into team_member (tenant_id, team_id, member_id) values ($1, $2, $3)`,
    [twins.tenantId, teamId, rep2.memberId],
  );
  const permissions = { ...standardRoles.manager.permissions, members: { change: 'all' } } as const;
  await giveRole(rep2, { permissions });
  const { token } = await clientOf(unwalled, rep2);
  const guest = { email: `guest@${twins.word}.example`, role: 'rep', teamIds: [teamId] };
  expect((await ask(unwalled.url, createInvitation, guest, { token })).status).toBe(403);
});

test('however many records of others share a word, one of one’s own is found by it', async () => {
  const { twins, send } = await makeTriplets();
  const word = `weiss${newId().slice(-12)}`;
  const { body } = await send(lead.create, { lastName: word });
  await rowsOf(
    `insert into search_word (tenant_id, record_type, word, record_id)
     select $1, 'lead', $2, gen_random_uuid() from generate_series(1, 600)`,
    [twins.tenantId, word],
  );
  const found = await send(findMatches, { names: [word] });
  expect(found.body.matches.map(({ id }: { id: string }) => id)).toEqual([body.id]);
});

test('whoever leaves hands over what is theirs, and their twins keep what they have', async () => {
  const { admin, rep, twins, send } = await makeTriplets();
  const kept = await twins.checksums();
  const { body } = await send(disableMember, { id: rep.memberId, handOverTo: admin.memberId });
  expect(body.handedOver).toMatchObject({ leads: 1, clients: 0 });
  expect(await twins.checksums()).toEqual(kept);
});

test('whoever is disabled gets no new password because their twins may', async () => {
  const { tenantId, slug, admin, rep } = await makeCompany();
  await ask(unwalled.url, requestPasswordReset, { email: rep.email });
  const token = await linkIn('password-reset', rep.email);
  await makeTwins({ tenantId, words: [slug], holder: admin.memberId ?? '' });
  await rowsOf('update member set disabled_at = now() where tenant_id = $1 and id = $2', [
    tenantId,
    rep.memberId,
  ]);
  const wish = { token, password: 'a few words of mine' };
  expect((await ask(unwalled.url, completePasswordReset, wish)).status).toBe(422);
  expect((await ask(unwalled.url, signIn, { email: rep.email, password })).status).toBe(401);
});

test('a browser that a twin signs in from is new to one’s own company', async () => {
  const { tenantId, slug, admin, rep } = await makeCompany();
  const twins = await makeTwins({ tenantId, words: [slug], holder: admin.memberId ?? '' });
  const browser = `Browser of ${twins.word}`;
  await rowsOf(
    `insert into security_event (tenant_id, id, kind, member_id, user_agent)
     values ($1, $2, 'signed_in_new_device', $3, $4)`,
    [twins.tenantId, newId(), rep.memberId, browser],
  );
  const wish = { email: rep.email, password };
  const headers = { 'user-agent': browser };
  expect((await ask(unwalled.url, signIn, wish, { headers })).status).toBe(201);
  const told = await rowsOf(
    `select member_id from security_event where tenant_id = $1 and kind = 'signed_in_new_device' and user_agent = $2`,
    [tenantId, browser],
  );
  expect(told).toEqual([{ member_id: rep.memberId }]);
});

test('a capture that a twin has saved is none of one’s own company’s, and is saved there as well', async () => {
  const { twins, send } = await makeTriplets();
  const id = newId();
  await rowsOf(
    `insert into capture (tenant_id, id, page_url, page_title, page_kind, body, decision)
     values ($1, $2, 'https://firm.example/', 'Firm', 'page', '{}', 'ignored')`,
    [twins.tenantId, id],
  );
  const page = { url: 'https://firm.example/', title: 'Firm', kind: 'page' };
  const fields = { lastName: 'Silber' };
  const { body } = await send(saveCapture, { id, page, decision: 'created', fields });
  expect(body).toMatchObject({ decision: 'created', record: { type: 'lead', name: 'Silber' } });
});
