import { expect, test } from 'vitest';

import { convertLead, listConversions, previewConversion } from '../../contract/conversions.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { fullLead } from '../../tests/support/full-lead.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const holders = async (value: string) =>
  (
    await rowsOf<{ type: string; id: string }>(
      'select record_type as type, record_id as id from record_key where value = $1 and tenant_id = $2 order by waits_since nulls first',
      [value, here.company.tenantId],
    )
  ).map(({ id }) => id);

test('a lead becomes a client and a contact, and all that belongs to it goes along', async () => {
  const lead = await fullLead(here);
  const { client, contact } = await here.as.rep(convertLead, { id: lead.id });
  expect(client).toMatchObject({
    name: lead.companyName,
    website: lead.website,
    billingAddress: { city: 'Hamburg' },
    ownerId: lead.ownerId,
    tags: ['fair'],
    custom: { floor: '3' },
    emails: [],
    originalLeadId: lead.id,
    nextFollowUpAt: '2030-01-01T22:59:59.999Z',
    lastInteractionAt: '2026-11-01T09:00:00.000Z',
  });
  expect(contact).toMatchObject({
    clientId: client.id,
    firstName: 'Sarah',
    jobTitle: 'Buyer',
    emails: lead.emails,
    phones: lead.phones,
    isPrimary: true,
    doNotContact: true,
  });
  const projects = await here.as.rep(records.project.list, { clientId: client.id });
  expect(projects.items).toMatchObject([{ name: 'Roof', leadId: null }]);
  for (const list of [records.note.list, records.interaction.list, records.followUp.list]) {
    const field = { notes: 'about', interactions: 'subjectOf', 'follow-ups': 'subject' }[
      list.path.slice(1)
    ];
    const found = await here.as.manager(list, { [field ?? '']: `client:${client.id}` });
    expect(found.items).toHaveLength(1);
  }
  const { items } = await here.as.rep(getTimeline, { type: 'client', id: client.id });
  const told = items.flatMap((entry) =>
    entry.kind === 'activity' ? [`${entry.activity.verb} ${entry.activity.objectType}`] : [],
  );
  expect(told).toEqual(
    expect.arrayContaining(['converted lead', 'created client', 'created lead']),
  );
});

test('the lead stays to be read, and nothing new is hung on it', async () => {
  const lead = await fullLead(here);
  const { client } = await here.as.rep(convertLead, { id: lead.id });
  const after = await here.as.rep(records.lead.get, { id: lead.id });
  expect(after).toMatchObject({
    status: 'converted',
    convertedClientId: client.id,
    lastName: 'Weiss',
    nextFollowUpAt: null,
  });
  const change = await refusalOf(here.as.rep(records.lead.change, { id: lead.id, rating: 'hot' }));
  expect([change.code, change.existing]).toMatchObject(['conflict', { id: client.id }]);
  const again = await refusalOf(here.as.rep(convertLead, { id: lead.id }));
  expect([again.code, again.existing]).toMatchObject([
    'conflict',
    { type: 'client', id: client.id, name: client.name },
  ]);
  const about = { type: 'lead', id: lead.id } as const;
  const note = await refusalOf(here.as.rep(records.note.create, { about, body: 'Late' }));
  expect(note.errors).toEqual([
    { field: 'about', message: 'This lead became a client; choose the client' },
  ]);
});

test('the same person cannot come back as a new lead unnoticed, also when the old one was deleted and restored', async () => {
  const lead = await fullLead(here);
  const { contact } = await here.as.rep(convertLead, { id: lead.id });
  await here.as.rep(records.lead.remove, { id: lead.id });
  await here.as.rep(records.lead.restore, { id: lead.id });
  const [email = ''] = lead.emails;
  expect(await holders(email)).toEqual([contact?.id]);
  const twin = await refusalOf(
    here.as.rep(records.lead.create, { lastName: 'Weiss', emails: lead.emails }),
  );
  expect([twin.code, twin.existing?.id]).toEqual(['duplicate', contact?.id]);
});

test('a lead without a company is a client called like the person, and one without a person has no contact', async () => {
  const alone = await fullLead(here, { companyName: null });
  const person = await here.as.rep(convertLead, { id: alone.id });
  expect([person.client.name, person.contact?.lastName]).toEqual(['Sarah Weiss', 'Weiss']);
  const firm = await fullLead(here, { firstName: null, lastName: null });
  const { client, contact } = await here.as.rep(convertLead, { id: firm.id });
  expect(contact).toBeNull();
  expect(client).toMatchObject({
    name: firm.companyName,
    emails: firm.emails,
    phones: firm.phones,
  });
});

test('a client that is there takes the lead in, and keeps what it has', async () => {
  const first = await fullLead(here);
  const { client } = await here.as.rep(convertLead, { id: first.id });
  const second = await fullLead(here, {
    firstName: 'Ben',
    companyName: 'Another name',
    website: first.website,
    tags: ['web'],
  });
  const known = await refusalOf(here.as.rep(convertLead, { id: second.id }));
  expect([known.code, known.existing]).toMatchObject(['duplicate', { id: client.id }]);
  const taken = await here.as.rep(convertLead, { id: second.id, clientId: client.id });
  expect(taken.client).toMatchObject({
    id: client.id,
    name: client.name,
    tags: ['fair', 'web'],
    originalLeadId: first.id,
  });
  expect(taken.contact).toMatchObject({ clientId: client.id, firstName: 'Ben', isPrimary: false });
  const third = await fullLead(here, { lastName: 'Weiß', emails: [`s.weiss@${newId()}.example`] });
  const same = await here.as.rep(convertLead, {
    id: third.id,
    contactId: taken.contact?.id,
  });
  expect(same.contact).toMatchObject({
    id: taken.contact?.id,
    lastName: 'Weiss',
    emails: [...second.emails, ...third.emails],
  });
});

test('what the caller says of the new client and contact holds', async () => {
  const lead = await fullLead(here);
  const sent = {
    id: lead.id,
    client: { name: 'Weiss & Co', industry: 'Roofs' },
    contact: { role: 'decision_maker' as const },
  };
  const preview = await here.as.rep(previewConversion, sent);
  expect(preview).toMatchObject({
    client: { name: 'Weiss & Co', website: lead.website },
    contact: { lastName: 'Weiss', role: 'decision_maker' },
    moves: { project: 1, note: 1, interaction: 1, followUp: 1 },
  });
  expect((await here.as.rep(records.lead.get, { id: lead.id })).convertedAt).toBeNull();
  const { client, contact } = await here.as.rep(convertLead, sent);
  expect([client, contact]).toMatchObject([preview.client, preview.contact]);
});

test('of two who convert the same lead at once one does, and the other is told which client it is', async () => {
  const lead = await fullLead(here);
  const both = await Promise.all([1, 2].map(() => here.send(convertLead, { id: lead.id })));
  expect(both.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([201, 409]);
  const { items } = await here.as.rep(listConversions, { type: 'lead', id: lead.id });
  expect(items).toMatchObject([{ leadId: lead.id, by: here.company.rep.name, undoneAt: null }]);
});

test('nonsense is refused by its name', async () => {
  const lead = await fullLead(here);
  const refused = async (sent: object) => {
    const { body } = await here.send(convertLead, { id: lead.id, ...sent });
    return body.errors?.map(({ field }: { field: string }) => field);
  };
  expect(await refused({ clientId: newId() })).toEqual(['clientId']);
  expect(await refused({ contactId: newId() })).toEqual(['contactId']);
  expect(await refused({ client: { name: '' } })).toEqual(['client.name']);
  const { client } = await here.as.rep(convertLead, { id: (await fullLead(here)).id });
  expect(await refused({ clientId: client.id, contactId: newId() })).toEqual(['contactId']);
  expect((await here.send(convertLead, { id: newId() })).status).toBe(404);
});
