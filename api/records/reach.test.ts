import { beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '../../contract/endpoint.ts';
import { getAgenda } from '../../contract/follow-ups.ts';
import { records } from '../../contract/index.ts';
import { findMatches } from '../../contract/matches.ts';
import { standardRoles, type Action, type Scope } from '../../contract/permissions.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { ask } from '../../tests/support/ask.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole, makeTeam } from '../../tests/support/roles.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

const table = (choose: Partial<Record<Action, Scope>>) => {
  const { permissions } = standardRoles.rep;
  const ofRecords = Object.keys(recordTypes).map((name) => [
    name,
    { ...permissions[name as RecordName], ...choose },
  ]);
  return { ...permissions, ...Object.fromEntries(ofRecords) };
};

/** What the manager, who is in no team of the reps, made: a client with everything that can hang on one. */
const theirs: Record<string, { id: string; name: RecordName }> = {};
const soon = '2030-05-06T09:00:00.000Z';

beforeAll(async () => {
  const { company, as } = here;
  const own = { read: 'own', change: 'own', delete: 'own' } as const;
  await giveRole(company.rep, { permissions: table(own) });
  await giveRole(company.rep2, { permissions: table({ ...own, read: 'team' }) });
  await makeTeam(company.tenantId, [company.rep.memberId, company.rep2.memberId]);
  const keep = (name: RecordName, { id }: { id: string }) => (theirs[name] = { id, name });
  const client = await as.manager(records.client.create, {
    name: 'Manager’s client',
    website: 'https://wall.example',
    emails: ['office@wall.example'],
  });
  const lead = await as.manager(records.lead.create, {
    lastName: 'Wall',
    emails: ['lead@wall.example'],
  });
  keep('client', client);
  keep('lead', lead);
  const about = { type: 'client', id: client.id } as const;
  const clientId = client.id;
  keep('contact', await as.manager(records.contact.create, { clientId, lastName: 'Inner' }));
  keep(
    'account',
    await as.manager(records.account.create, { clientId, name: 'A', kind: 'contract' }),
  );
  keep('project', await as.manager(records.project.create, { clientId, name: 'Deal' }));
  keep('note', await as.manager(records.note.create, { about, body: 'Secret' }));
  keep(
    'interaction',
    await as.manager(records.interaction.create, {
      subjectOf: about,
      kind: 'call',
      occurredAt: '2026-01-02T09:00:00Z',
    }),
  );
  keep(
    'followUp',
    await as.manager(records.followUp.create, { title: 'Mine', subject: about, dueAt: soon }),
  );
});

const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
const asked = async (who: 'rep' | 'rep2', endpoint: Endpoint, input: object) =>
  ask(here.server.url, endpoint, input, { token: here.as[who].token });

test.each(Object.keys(recordTypes) as RecordName[])(
  'a %s of somebody outside of the role’s reach looks as if it did not exist, however it is asked for',
  async (name) => {
    const { id } = theirs[name] ?? { id: '' };
    const { list, get, change, remove }: Record<string, Endpoint> = records[name];
    for (const who of ['rep', 'rep2'] as const) {
      if (!list || !get || !change || !remove) throw new Error('Every kind has them');
      expect((await asked(who, get, { id })).status).toBe(404);
      expect((await asked(who, change, { id })).status).toBe(404);
      expect((await asked(who, remove, { id })).status).toBe(404);
      const { body } = await asked(who, list, { id, count: true });
      expect(body).toEqual({ items: [], nextCursor: null, total: 0 });
    }
  },
);

test('nothing can be hung on a record out of reach: the words are those for one that is not there', async () => {
  const about = { type: 'client' as const, id: theirs['client']?.id ?? '' };
  const tries = [
    here.as.rep(records.note.create, { about, body: 'x' }),
    here.as.rep(records.followUp.create, { title: 'x', subject: about, dueAt: soon }),
    here.as.rep(records.contact.create, { clientId: about.id, lastName: 'x' }),
    here.as.rep(records.project.create, { clientId: about.id, name: 'x' }),
  ];
  for (const { status, errors } of await Promise.all(tries.map(refusalOf)))
    expect([status, errors.map(({ message }) => message)]).toEqual([
      422,
      ['There is no such record'],
    ]);
});

test('a timeline out of reach does not exist', async () => {
  const refusal = await refusalOf(
    here.as.rep(getTimeline, { type: 'client', id: theirs['client']?.id ?? '' }),
  );
  expect(refusal.status).toBe(404);
});

test('a duplicate out of reach says whose it is, and nothing besides', async () => {
  const { existing } = await refusalOf(
    here.as.rep(records.lead.create, { lastName: 'Again', emails: ['lead@wall.example'] }),
  );
  const owner = here.company.manager.name;
  expect(existing).toEqual({
    type: 'lead',
    id: theirs['lead']?.id,
    name: `A lead of ${owner}`,
    owner,
    readable: false,
    reasons: ['same e-mail'],
  });
});

test('matches tell whose a record out of reach is by what identifies it, and never by its name', async () => {
  const { matches } = await here.as.rep(findMatches, {
    emails: ['office@wall.example'],
    companies: ['Manager’s client'],
    names: ['Wall', 'Inner'],
  });
  const owner = here.company.manager.name;
  expect(matches).toEqual([
    {
      type: 'client',
      id: theirs['client']?.id,
      name: `A client of ${owner}`,
      company: null,
      owner,
      reasons: ['same e-mail'],
      readable: false,
    },
  ]);
});

test('what a colleague of the team owns is read by whom the role lets read the team’s, and not changed', async () => {
  const { id } = await here.as.rep(records.lead.create, { lastName: 'Team’s' });
  expect((await here.as.rep2(records.lead.get, { id })).id).toBe(id);
  const refusal = await refusalOf(here.as.rep2(records.lead.change, { id, lastName: 'X' }));
  expect([refusal.status, refusal.code]).toEqual([403, 'forbidden']);
  expect((await refusalOf(here.as.rep2(records.lead.remove, { id }))).status).toBe(403);
  const [row] = await rowsOf('select last_name, deleted_at from lead where id = $1', [id]);
  expect(row).toEqual({ last_name: 'Team’s', deleted_at: null });
});

test('what nobody owns is the team’s to read', async () => {
  const { id } = await here.as.manager(records.lead.create, { lastName: 'Nobody’s' });
  await here.as.manager(records.lead.change, { id, ownerId: null });
  expect((await here.as.rep2(records.lead.get, { id })).ownerId).toBeNull();
  expect((await asked('rep', records.lead.get, { id })).status).toBe(404);
});

test('what is assigned to me I can read and work on, whoever owns it, and not delete', async () => {
  const lead = await here.as.manager(records.lead.create, {
    lastName: 'Assigned',
    phones: ['040 5550133'],
  });
  const { id } = lead;
  const assigned = await here.as.manager(records.followUp.create, {
    title: 'Call them',
    subject: { type: 'lead', id },
    assigneeId: here.company.rep.memberId,
    dueAt: soon,
  });
  expect((await here.as.rep(records.lead.change, { id, jobTitle: 'Head' })).jobTitle).toBe('Head');
  const note = await here.as.rep(records.note.create, { about: { type: 'lead', id }, body: 'Hm' });
  expect(idsOf(await here.as.rep(records.note.list, { about: `lead:${id}` }))).toEqual([note.id]);
  expect((await refusalOf(here.as.rep(records.lead.remove, { id }))).status).toBe(403);
  // Reassigned, it is out of reach from the next request on.
  await here.as.manager(records.followUp.change, {
    id: assigned.id,
    assigneeId: here.company.manager.memberId,
  });
  expect((await asked('rep', records.lead.get, { id })).status).toBe(404);
});

test('who is assigned something on a contact or a project works on its client, too', async () => {
  const client = await here.as.manager(records.client.create, { name: 'Above' });
  const project = await here.as.manager(records.project.create, {
    clientId: client.id,
    name: 'Below',
  });
  expect((await asked('rep', records.client.get, { id: client.id })).status).toBe(404);
  await here.as.manager(records.followUp.create, {
    title: 'Offer',
    subject: { type: 'project', id: project.id },
    assigneeId: here.company.rep.memberId,
    dueAt: soon,
  });
  expect((await here.as.rep(records.client.get, { id: client.id })).name).toBe('Above');
});

test('a timeline tells nothing of records that the reader’s role does not reach', async () => {
  const lead = await here.as.rep(records.lead.create, { lastName: 'Story' });
  const about = { type: 'lead' as const, id: lead.id };
  await here.as.manager(records.project.create, { leadId: lead.id, name: 'Hidden deal' });
  await here.as.manager(records.note.create, { about, body: 'Hidden note' });
  await giveRole(here.company.rep, {
    permissions: { ...table({}), project: {}, note: {} },
  });
  const { text } = await asked('rep', getTimeline, about);
  expect(text).not.toContain('Hidden');
  const whole = await ask(here.server.url, getTimeline, about, { token: here.as.manager.token });
  expect(whole.text).toContain('Hidden deal');
  expect(whole.text).toContain('Hidden note');
});

test('a role that may not do a thing at all is told so, and nothing is saved', async () => {
  await giveRole(here.company.rep2, { permissions: { lead: { read: 'all' } } });
  const before = await rowsOf('select count(*) from lead where tenant_id = $1', [
    here.company.tenantId,
  ]);
  for (const name of Object.keys(recordTypes) as RecordName[]) {
    const { status, body } = await asked('rep2', records[name].create, {});
    expect([status, body.code], recordType(name).plural).toEqual([403, 'forbidden']);
  }
  expect((await asked('rep2', records.client.list, {})).status).toBe(403);
  expect((await asked('rep2', records.lead.list, {})).status).toBe(200);
  const after = await rowsOf('select count(*) from lead where tenant_id = $1', [
    here.company.tenantId,
  ]);
  expect(after).toEqual(before);
  expect((await asked('rep2', getAgenda, {})).status).toBe(200);
});
