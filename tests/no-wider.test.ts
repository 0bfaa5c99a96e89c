import { expect, test } from 'vitest';

import { newId } from '../contract/id.ts';
import { records } from '../contract/index.ts';
import { acceptInvitation, createInvitation } from '../contract/invitations.ts';
import { findMatches } from '../contract/matches.ts';
import { disableMember } from '../contract/members.ts';
import { standardRoles, type Permissions } from '../contract/permissions.ts';
import { changeTeam } from '../contract/teams.ts';
import { rowsOf } from './support/database.ts';
import { giveRole, makeTeam } from './support/roles.ts';
import { strangerOf } from './support/server.ts';
import { refusalOf, suite } from './support/suite.ts';

// Ways to reach further than one's role, each of which was open once.
const here = suite();
const { lead, interaction, followUp } = records;
const { rep } = standardRoles;

const reading = (read: 'own' | 'team' | 'all', more: object = {}): Permissions => {
  const of = { read, create: 'all', change: 'own', delete: 'own', export: 'own' } as const;
  return { ...rep.permissions, lead: of, client: of, interaction: of, followUp: of, ...more };
};

test('nobody takes a colleague’s lead over to delete it', async () => {
  await giveRole(here.company.rep, { permissions: rep.permissions });
  const { id } = await here.as.manager(lead.create, { lastName: 'Taken' });
  const mine = { id, ownerId: here.company.rep.memberId };
  expect((await refusalOf(here.as.rep(lead.change, mine))).status).toBe(403);
  expect((await refusalOf(here.as.rep(lead.remove, { id }))).status).toBe(403);
});

test('nobody gives themselves a right by assigning themselves something', async () => {
  await giveRole(here.company.rep, { permissions: reading('all') });
  const { id } = await here.as.manager(lead.create, { lastName: 'Assigned by oneself' });
  const subject = { type: 'lead' as const, id };
  await here.as.rep(followUp.create, { title: 'x', subject, dueAt: '2030-01-02T09:00:00Z' });
  expect((await refusalOf(here.as.rep(lead.change, { id, jobTitle: 'x' }))).status).toBe(403);
});

test('a repeat of an old request answers by the rights of now', async () => {
  await giveRole(here.company.rep, { permissions: reading('own') });
  const options = { idempotencyKey: newId() };
  const draft = { lastName: 'Kept', companyName: 'Kept Works' };
  const { id } = await here.as.rep(lead.create, draft, options);
  await giveRole(here.company.rep, {
    permissions: reading('own'),
    fields: { lead: { companyName: 'hidden' } },
  });
  expect(await here.as.rep(lead.create, draft, options)).toMatchObject({ id, companyName: null });
  await here.as.manager(lead.change, { id, ownerId: here.company.manager.memberId });
  expect((await refusalOf(here.as.rep(lead.create, draft, options))).status).toBe(404);
});

test('a message that somebody else logged is told as there, and not by its subject', async () => {
  await giveRole(here.company.rep, { permissions: reading('own') });
  const externalId = `<${newId()}@mail.example>`;
  const logged = (id: string, subject: string) => ({
    subjectOf: { type: 'lead' as const, id },
    kind: 'email' as const,
    occurredAt: '2026-01-02T09:00:00Z',
    externalId,
    subject,
  });
  const theirs = await here.as.manager(lead.create, { lastName: 'Theirs' });
  await here.as.manager(interaction.create, logged(theirs.id, 'A secret takeover'));
  const mine = await here.as.rep(lead.create, { lastName: 'Mine' });
  const { message, existing } = await refusalOf(
    here.as.rep(interaction.create, logged(mine.id, 'Hello')),
  );
  expect(existing).toMatchObject({ readable: false, owner: here.company.manager.name });
  expect(message + JSON.stringify(existing)).not.toContain('secret');
});

test('a hidden value cannot be found out by writing it, nor by asking for matches', async () => {
  const emails = ['hidden@no-wider.example'];
  const { id } = await here.as.manager(lead.create, { lastName: 'H', rating: 'hot', emails });
  await giveRole(here.company.rep, {
    permissions: standardRoles.manager.permissions,
    fields: { lead: { rating: 'hidden', emails: 'hidden' } },
  });
  for (const rating of ['hot', 'cold'] as const)
    expect((await refusalOf(here.as.rep(lead.change, { id, rating }))).status).toBe(403);
  expect((await here.as.rep(findMatches, { emails })).matches).toEqual([]);
});

test('who leads a team brings nobody into it whose records they may not read', async () => {
  const { company, as } = here;
  await giveRole(company.rep2, {
    permissions: reading('team', { teams: { change: 'team' } }),
  });
  const id = await makeTeam(company.tenantId, [company.rep2.memberId]);
  await rowsOf('update team_member set is_lead = true where team_id = $1', [id]);
  const memberIds = [company.rep2.memberId ?? '', company.manager.memberId ?? ''];
  const refusal = await refusalOf(as.rep2(changeTeam, { id, memberIds }));
  expect([refusal.status, refusal.errors[0]?.field]).toEqual([403, 'memberIds']);
});

test('an invitation of somebody who has been locked out lets nobody in', async () => {
  const { company, as } = here;
  const email = `late@${company.slug}.example`;
  await rowsOf(`update member set role = 'admin' where id = $1`, [company.manager.memberId]);
  await as.manager(createInvitation, { email, role: 'admin', teamIds: [] });
  const [mail] = await rowsOf<{ body: string }>(
    'select body from mail where tenant_id = $1 and recipient = $2',
    [company.tenantId, email],
  );
  const token = /#([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
  expect(token).not.toBe('');
  await as.admin(disableMember, { id: company.manager.memberId ?? '' });
  const accepted = strangerOf(here.server)(acceptInvitation, {
    token,
    name: 'Late',
    password: 'a few words of mine',
  });
  expect((await refusalOf(accepted)).status).toBe(404);
});
