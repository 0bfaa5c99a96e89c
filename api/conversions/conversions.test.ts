import { expect, test } from 'vitest';

import {
  convertLead,
  listConversions,
  previewConversion,
  undoConversion,
} from '../../contract/conversions.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { merges, undoMerge } from '../../contract/merges.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { storedRows } from '../../tests/support/stored-rows.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
let made = 0;
const host = () => `c${made++}-conversions.example`;

/** A lead, and a child of each kind. */
async function newLead(more: object = {}) {
  const firm = host();
  const { as } = here;
  const lead = await as.rep(records.lead.create, {
    firstName: 'Sarah',
    lastName: 'Weiss',
    jobTitle: 'Buyer',
    companyName: `Firm ${firm}`,
    emails: [`sarah@${firm}`],
    phones: [`+4940${5550000 + made}`],
    website: firm,
    tags: ['fair'],
    custom: { floor: '3' },
    address: { city: 'Hamburg' },
    doNotContact: true,
    ...more,
  });
  const about = { type: 'lead', id: lead.id } as const;
  await as.rep(records.project.create, { name: 'Roof', leadId: lead.id });
  await as.rep(records.note.create, { about, body: 'Likes tea' });
  await as.rep(records.interaction.create, {
    subjectOf: about,
    kind: 'call',
    occurredAt: '2026-11-01T09:00:00Z',
  });
  await as.manager(records.followUp.create, {
    title: 'Call',
    subject: about,
    dueOn: '2030-01-01',
    assigneeId: here.company.rep2.memberId ?? '',
  });
  return lead;
}

const holders = async (value: string) =>
  (
    await rowsOf<{ type: string; id: string }>(
      'select record_type as type, record_id as id from record_key where value = $1 and tenant_id = $2 order by waits_since nulls first',
      [value, here.company.tenantId],
    )
  ).map(({ id }) => id);

test('a lead becomes a client and a contact, and all that belongs to it goes along', async () => {
  const lead = await newLead();
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
  const lead = await newLead();
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
  const lead = await newLead();
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
  const alone = await newLead({ companyName: null });
  const person = await here.as.rep(convertLead, { id: alone.id });
  expect([person.client.name, person.contact?.lastName]).toEqual(['Sarah Weiss', 'Weiss']);
  const firm = await newLead({ firstName: null, lastName: null });
  const { client, contact } = await here.as.rep(convertLead, { id: firm.id });
  expect(contact).toBeNull();
  expect(client).toMatchObject({
    name: firm.companyName,
    emails: firm.emails,
    phones: firm.phones,
  });
});

test('a client that is there takes the lead in, and keeps what it has', async () => {
  const first = await newLead();
  const { client } = await here.as.rep(convertLead, { id: first.id });
  const second = await newLead({
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
  const third = await newLead({ lastName: 'Weiß', emails: [`s.weiss@${host()}`] });
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
  const lead = await newLead();
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

test('a conversion that is undone leaves every row as it was, and what it made is deleted', async () => {
  const lead = await newLead();
  const before = await storedRows(here.company.tenantId);
  const { client, contact, conversionId } = await here.as.rep(convertLead, { id: lead.id });
  const undone = await here.as.rep(undoConversion, { id: conversionId });
  expect(undone.lead).toMatchObject({ id: lead.id, status: 'new', convertedClientId: null });
  const made = [client.id, contact?.id ?? ''];
  const after = await storedRows(here.company.tenantId);
  expect(after.filter((row) => !made.some((id) => row.includes(`"id": "${id}"`)))).toEqual(before);
  for (const endpoint of [records.client.get, records.contact.get])
    for (const id of made)
      expect((await refusalOf(here.as.rep(endpoint, { id }))).code).toBe('not_found');
  const twice = await refusalOf(here.as.rep(undoConversion, { id: conversionId }));
  expect([twice.code, twice.message]).toEqual(['conflict', 'This conversion was undone already']);
  expect((await here.as.rep(convertLead, { id: lead.id })).client.name).toBe(lead.companyName);
});

test('undone, a client that was there before is as it was', async () => {
  const { client } = await here.as.rep(convertLead, { id: (await newLead()).id });
  const lead = await newLead({ tags: ['web'] });
  const before = await storedRows(here.company.tenantId);
  const { contact, conversionId } = await here.as.rep(convertLead, {
    id: lead.id,
    clientId: client.id,
  });
  await here.as.rep(undoConversion, { id: conversionId });
  const after = await storedRows(here.company.tenantId);
  expect(after.filter((row) => !row.includes(`"id": "${contact?.id}"`))).toEqual(before);
});

test('what was added to the client meanwhile keeps it, and the lead has back what it brought', async () => {
  const lead = await newLead();
  const { client, contact, conversionId } = await here.as.rep(convertLead, { id: lead.id });
  await here.as.rep(records.account.create, { clientId: client.id, name: 'Contract' });
  await here.as.rep(undoConversion, { id: conversionId });
  expect((await here.as.rep(records.client.get, { id: client.id })).name).toBe(lead.companyName);
  expect((await here.as.rep(records.contact.list, { clientId: client.id })).items).toEqual([]);
  const [email = ''] = lead.emails;
  expect(await holders(email)).toEqual([lead.id]);
  const projects = await here.as.rep(records.project.list, { leadId: lead.id });
  expect(projects.items).toHaveLength(1);
  expect(contact?.clientId).toBe(client.id);
});

test('a client that was merged away says what to undo first', async () => {
  const [one, two] = [
    await here.as.rep(convertLead, { id: (await newLead()).id }),
    await here.as.rep(convertLead, { id: (await newLead()).id }),
  ];
  const { mergeId } = await here.as.rep(merges.client.merge, {
    id: two.client.id,
    from: one.client.id,
  });
  const lead = await here.as.rep(records.lead.get, { id: one.client.originalLeadId ?? '' });
  expect(lead.convertedClientId).toBe(two.client.id);
  const early = await refusalOf(here.as.rep(undoConversion, { id: one.conversionId }));
  expect([early.code, early.message]).toMatchObject(['conflict', /undo that first/]);
  await here.as.rep(undoMerge, { id: mergeId });
  await here.as.rep(undoConversion, { id: one.conversionId });
});

test('of two who convert the same lead at once one does, and the other is told which client it is', async () => {
  const lead = await newLead();
  const both = await Promise.all([1, 2].map(() => here.send(convertLead, { id: lead.id })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const { items } = await here.as.rep(listConversions, { type: 'lead', id: lead.id });
  expect(items).toMatchObject([{ leadId: lead.id, by: here.company.rep.name, undoneAt: null }]);
});

test('nonsense is refused by its name', async () => {
  const lead = await newLead();
  const refused = async (sent: object) => {
    const { body } = await here.send(convertLead, { id: lead.id, ...sent });
    return body.errors?.map(({ field }: { field: string }) => field);
  };
  expect(await refused({ clientId: newId() })).toEqual(['clientId']);
  expect(await refused({ contactId: newId() })).toEqual(['contactId']);
  expect(await refused({ client: { name: '' } })).toEqual(['client.name']);
  const { client } = await here.as.rep(convertLead, { id: (await newLead()).id });
  expect(await refused({ clientId: client.id, contactId: newId() })).toEqual(['contactId']);
  expect((await here.send(convertLead, { id: newId() })).status).toBe(404);
});
