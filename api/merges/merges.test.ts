import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listMerges, merges, undoMerge } from '../../contract/merges.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { storedRows } from '../../tests/support/stored-rows.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
let made = 0;
const mail = () => `m${made++}@merges.example`;
const newLead = (more: object = {}) =>
  here.as.rep(records.lead.create, { lastName: 'Weiss', emails: [mail()], ...more });
const keysHeld = (id: string) =>
  rowsOf<{ value: string; waits: boolean }>(
    `select value, waits_since is not null as waits from record_key where record_id = $1 order by 1`,
    [id],
  );

/** Two leads, and a child of each kind that belongs to the second. */
async function twoLeads() {
  const into = await newLead({ tags: ['a'], custom: { size: 'small' } });
  const from = await newLead({
    jobTitle: 'Buyer',
    phones: [`+4930${5550000 + made}`],
    tags: ['a', 'b'],
    custom: { size: 'big', floor: '3' },
    doNotContact: true,
  });
  const about = { type: 'lead', id: from.id } as const;
  const { as } = here;
  const project = await as.rep(records.project.create, { name: 'Roof', leadId: from.id });
  const note = await as.rep(records.note.create, { about, body: 'Likes tea' });
  const interaction = await as.rep(records.interaction.create, {
    subjectOf: about,
    kind: 'call',
    occurredAt: '2026-11-01T09:00:00Z',
  });
  const followUp = await as.manager(records.followUp.create, {
    title: 'Call',
    subject: about,
    dueOn: '2030-01-01',
    assigneeId: here.company.rep2.memberId ?? '',
  });
  const gone = await as.rep(records.note.create, { about, body: 'Deleted' });
  await as.rep(records.note.remove, { id: gone.id });
  return { into, from, project, note, interaction, followUp, gone };
}

test('the survivor has both lists, what it had, and what only the other one had', async () => {
  const { into, from } = await twoLeads();
  const merged = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id });
  expect(merged).toMatchObject({
    id: into.id,
    emails: [...into.emails, ...from.emails],
    phones: from.phones,
    tags: ['a', 'b'],
    jobTitle: 'Buyer',
    custom: { size: 'small', floor: '3' },
    doNotContact: true,
    version: into.version + 1,
  });
  expect((await refusalOf(here.as.rep(records.lead.get, { id: from.id }))).code).toBe('not_found');
});

test('what is chosen is taken: one side, both, or a value of its own', async () => {
  const [into, from] = [
    await newLead({ jobTitle: 'Buyer', companyName: 'One' }),
    await newLead({ jobTitle: 'Chief', companyName: 'Two' }),
  ];
  const fields = { jobTitle: 'from', companyName: 'Three', emails: 'into', tags: 'both' };
  const merged = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id, fields });
  expect(merged).toMatchObject({ jobTitle: 'Chief', companyName: 'Three', emails: into.emails });
  // Its e-mail is nobody's any more.
  const again = await here.as.rep(records.lead.create, { lastName: 'New', emails: from.emails });
  expect(again.emails).toEqual(from.emails);
});

test('all that belongs to the other one goes along, deleted or not, and its dates with it', async () => {
  const { into, from, project, note, interaction, followUp, gone } = await twoLeads();
  await here.as.rep(merges.lead.merge, { id: into.id, from: from.id });
  const about = { type: 'lead', id: into.id };
  expect(await here.as.rep(records.project.get, { id: project.id })).toMatchObject({
    leadId: into.id,
  });
  expect(await here.as.rep(records.note.get, { id: note.id })).toMatchObject({ about });
  expect(await here.as.rep(records.interaction.get, { id: interaction.id })).toMatchObject({
    subjectOf: about,
  });
  expect(await here.as.rep2(records.followUp.get, { id: followUp.id })).toMatchObject({
    subject: about,
  });
  expect(await here.as.rep(records.note.restore, { id: gone.id })).toMatchObject({ about });
  expect(await here.as.rep(records.lead.get, { id: into.id })).toMatchObject({
    nextFollowUpAt: '2030-01-01T22:59:59.999Z',
    lastInteractionAt: '2026-11-01T09:00:00.000Z',
  });
});

test('a preview tells the result and what goes along, and changes nothing', async () => {
  const { into, from } = await twoLeads();
  const before = await storedRows(here.company.tenantId);
  const { record, moves } = await here.as.rep(merges.lead.preview, {
    id: into.id,
    from: from.id,
    fields: { lastName: 'Weiß' },
  });
  expect(record).toMatchObject({ id: into.id, lastName: 'Weiß', jobTitle: 'Buyer' });
  expect(moves).toEqual({ project: 1, note: 1, interaction: 1, followUp: 1 });
  expect(await storedRows(here.company.tenantId)).toEqual(before);
});

test('a merge that is undone leaves every row as it was', async () => {
  const { into, from } = await twoLeads();
  const before = await storedRows(here.company.tenantId);
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id });
  expect(await storedRows(here.company.tenantId)).not.toEqual(before);
  const undone = await here.as.rep(undoMerge, { id: mergeId });
  expect(undone).toMatchObject({ type: 'lead', into: { id: into.id }, from: { id: from.id } });
  expect(await storedRows(here.company.tenantId)).toEqual(before);
});

test('clients and contacts merge with their people, accounts and projects, and part again', async () => {
  const [into, from] = [
    await here.as.rep(records.client.create, { name: 'Nordlicht', website: 'nordlicht-a.example' }),
    await here.as.rep(records.client.create, {
      name: 'Nordlicht GmbH',
      domains: ['nord-b.example'],
    }),
  ];
  const [jo, joe] = [
    await here.as.rep(records.contact.create, { clientId: into.id, lastName: 'Roth' }),
    await here.as.rep(records.contact.create, {
      clientId: from.id,
      lastName: 'Roth',
      role: 'user',
    }),
  ];
  await here.as.rep(records.account.create, { clientId: from.id, name: 'Contract' });
  await here.as.rep(records.note.create, { about: { type: 'contact', id: joe.id }, body: 'Hi' });
  const before = await storedRows(here.company.tenantId);
  const { mergeId } = await here.as.rep(merges.client.merge, { id: into.id, from: from.id });
  const two = await here.as.rep(records.contact.list, { clientId: into.id });
  expect(two.items.map(({ id }) => id).toSorted()).toEqual([jo.id, joe.id].toSorted());
  const persons = await here.as.rep(merges.contact.merge, { id: jo.id, from: joe.id });
  expect(persons).toMatchObject({ role: 'user', clientId: into.id });
  await here.as.rep(undoMerge, { id: persons.mergeId });
  await here.as.rep(undoMerge, { id: mergeId });
  expect(await storedRows(here.company.tenantId)).toEqual(before);
});

test('what was done since stays: edits, additions, and what was hung elsewhere', async () => {
  const { into, from, project, note } = await twoLeads();
  const third = await newLead();
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id });
  const email = mail();
  await here.as.rep(records.lead.change, {
    id: into.id,
    jobTitle: 'Head',
    emails: [...into.emails, ...from.emails, email],
  });
  await here.as.rep(records.note.change, { id: note.id, body: 'Likes coffee' });
  await here.as.rep(records.project.change, { id: project.id, leadId: third.id });
  const about = { type: 'lead', id: into.id } as const;
  const added = await here.as.rep(records.note.create, { about, body: 'Added' });
  await here.as.rep(undoMerge, { id: mergeId });
  expect(await here.as.rep(records.lead.get, { id: into.id })).toMatchObject({
    jobTitle: 'Head',
    emails: [...into.emails, email],
    tags: ['a'],
    doNotContact: false,
  });
  expect(await here.as.rep(records.lead.get, { id: from.id })).toMatchObject({
    jobTitle: 'Buyer',
    emails: from.emails,
  });
  expect(await here.as.rep(records.note.get, { id: note.id })).toMatchObject({
    body: 'Likes coffee',
    about: { type: 'lead', id: from.id },
  });
  expect((await here.as.rep(records.note.get, { id: added.id })).about.id).toBe(into.id);
  expect((await here.as.rep(records.project.get, { id: project.id })).leadId).toBe(third.id);
});

test('a key goes on to the survivor, past who waits for it, and back; what others took meanwhile stays theirs', async () => {
  const [shared, dropped] = [mail(), mail()];
  const from = await newLead({ emails: [shared, dropped] });
  const waiting = await newLead({ emails: [shared, dropped], duplicateReason: 'Twins' });
  const into = await newLead({ emails: [] });
  const before = await storedRows(here.company.tenantId);
  const merged = await here.as.rep(merges.lead.merge, {
    id: into.id,
    from: from.id,
    fields: { emails: [shared] },
  });
  expect(await keysHeld(into.id)).toEqual([{ value: shared, waits: false }]);
  expect(await keysHeld(waiting.id)).toEqual([
    { value: shared, waits: true },
    { value: dropped, waits: false },
  ]);
  await here.as.rep(undoMerge, { id: merged.mergeId });
  expect(await storedRows(here.company.tenantId)).toEqual(before);
  const second = await here.as.rep(merges.lead.merge, {
    id: into.id,
    from: from.id,
    fields: { emails: 'into' },
  });
  await here.as.rep(records.lead.remove, { id: waiting.id });
  const newcomer = await newLead({ emails: [dropped] });
  await here.as.rep(undoMerge, { id: second.mergeId });
  expect(await keysHeld(newcomer.id)).toEqual([{ value: dropped, waits: false }]);
  expect(await keysHeld(from.id)).toEqual([
    { value: shared, waits: false },
    { value: dropped, waits: true },
  ]);
});

test('merges into one record are undone in any order', async () => {
  const [a, b, c] = [
    await newLead({ jobTitle: 'A' }),
    await newLead({ jobTitle: 'B', tags: ['b'] }),
    await newLead({ jobTitle: 'C', tags: ['c'] }),
  ];
  const before = await storedRows(here.company.tenantId);
  const fields = { jobTitle: 'from' };
  const first = await here.as.rep(merges.lead.merge, { id: a.id, from: b.id, fields });
  const second = await here.as.rep(merges.lead.merge, { id: a.id, from: c.id, fields });
  await here.as.rep(undoMerge, { id: first.mergeId });
  await here.as.rep(undoMerge, { id: second.mergeId });
  const after = await storedRows(here.company.tenantId);
  // The survivor was changed between the two: only when that was is another moment now.
  const plain = (rows: string[]) => rows.map((row) => row.replace(/"updated_at": "[^"]*", /, ''));
  expect(plain(after)).toEqual(plain(before));
});

test('who was merged away comes back by no other way, and a survivor that moved on says what to undo first', async () => {
  const [a, b, c] = [await newLead(), await newLead(), await newLead()];
  const first = await here.as.rep(merges.lead.merge, { id: a.id, from: b.id });
  const restore = await refusalOf(here.as.rep(records.lead.restore, { id: b.id }));
  expect([restore.code, restore.existing]).toMatchObject(['conflict', { id: a.id }]);
  const second = await here.as.rep(merges.lead.merge, { id: c.id, from: a.id });
  const early = await refusalOf(here.as.rep(undoMerge, { id: first.mergeId }));
  expect([early.code, early.message]).toMatchObject(['conflict', /merged into Weiss; undo that/]);
  await here.as.rep(undoMerge, { id: second.mergeId });
  await here.as.rep(records.lead.remove, { id: a.id });
  expect((await refusalOf(here.as.rep(undoMerge, { id: first.mergeId }))).message).toMatch(
    /restore it before/,
  );
  await here.as.rep(records.lead.restore, { id: a.id });
  await here.as.rep(undoMerge, { id: first.mergeId });
  const twice = await refusalOf(here.as.rep(undoMerge, { id: first.mergeId }));
  expect([twice.code, twice.message]).toEqual(['conflict', 'This merge was undone already']);
});

test('after 30 days a merge stays', async () => {
  const [a, b] = [await newLead(), await newLead()];
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: a.id, from: b.id });
  await rowsOf(`update merge set created_at = now() - interval '30 days 1 second' where id = $1`, [
    mergeId,
  ]);
  const late = await refusalOf(here.as.rep(undoMerge, { id: mergeId }));
  expect([late.code, late.message]).toMatchObject(['conflict', /30 days/]);
});

test('nonsense is refused by its name', async () => {
  const [a, b] = [await newLead(), await newLead()];
  const refused = async (sent: object) => {
    const { body } = await here.send(merges.lead.merge, { id: a.id, from: b.id, ...sent });
    return body.errors?.map(({ field }: { field: string }) => field);
  };
  expect(await refused({ from: a.id })).toEqual(['from']);
  expect(await refused({ from: newId() })).toEqual(['from']);
  expect(await refused({ fields: { lastName: 7 } })).toEqual(['fields.lastName']);
  expect(await refused({ fields: { convertedAt: 'from' } })).toEqual(['fields.convertedAt']);
  expect(await refused({ fields: { ownerId: newId() } })).toEqual(['fields.ownerId']);
  const names = { lastName: null, emails: [] };
  expect(await refused({ fields: names })).toEqual(['fields.lastName']);
  const stale = await here.send(merges.lead.merge, { id: a.id, from: b.id }, { 'if-match': '"7"' });
  expect(stale.status).toBe(412);
  const gone = await here.send(merges.lead.merge, { id: newId(), from: b.id });
  expect(gone.status).toBe(404);
});

test('of two who merge the same pair at once, either way round, one does and the other is told', async () => {
  for (const turned of [false, true]) {
    const [a, b] = [await newLead(), await newLead()];
    const note = { about: { type: 'lead', id: b.id }, body: 'Meanwhile' } as const;
    const other = turned ? { id: b.id, from: a.id } : { id: a.id, from: b.id };
    const [one, two, noted] = await Promise.all([
      here.send(merges.lead.merge, { id: a.id, from: b.id }),
      here.send(merges.lead.merge, other),
      here.send(records.note.create, { id: newId(), ...note }),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([201, 409]);
    expect([201, 422]).toContain(noted.status);
    const orphans = await rowsOf(
      `select 1 from note join lead on lead.id = note.about_id
       where note.about_id = any($1::uuid[]) and lead.deleted_at is not null`,
      [[a.id, b.id]],
    );
    expect(orphans).toEqual([]);
  }
});

test('a merge is told in the timeline, which tells the story of both, and in the list of merges of both', async () => {
  const { into, from } = await twoLeads();
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id });
  const { items } = await here.as.rep(getTimeline, { type: 'lead', id: into.id });
  const [last] = items;
  expect(last).toMatchObject({
    kind: 'activity',
    activity: { verb: 'merged', details: { mergeId, fromId: from.id, fromName: 'Weiss' } },
  });
  const created = items.filter(
    (entry) => entry.kind === 'activity' && entry.activity.verb === 'created',
  );
  expect(created.map((entry) => entry.kind === 'activity' && entry.activity.objectId)).toEqual(
    expect.arrayContaining([into.id, from.id]),
  );
  for (const { id } of [into, from]) {
    const told = await here.as.rep(listMerges, { type: 'lead', id });
    expect(told.items).toMatchObject([
      { id: mergeId, intoId: into.id, fromId: from.id, by: here.company.rep.name, undoneAt: null },
    ]);
  }
});
