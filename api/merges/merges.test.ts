import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listMerges, merges } from '../../contract/merges.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { storedRows } from '../../tests/support/stored-rows.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { newLead, twoLeads } from '../../tests/support/two-leads.ts';

const here = suite();
test('the survivor has both lists, what it had, and what only the other one had', async () => {
  const { into, from } = await twoLeads(here);
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
    await newLead(here, { jobTitle: 'Buyer', companyName: 'One' }),
    await newLead(here, { jobTitle: 'Chief', companyName: 'Two' }),
  ];
  const fields = { jobTitle: 'from', companyName: 'Three', emails: 'into', tags: 'both' };
  const merged = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id, fields });
  expect(merged).toMatchObject({ jobTitle: 'Chief', companyName: 'Three', emails: into.emails });
  // Its e-mail is nobody's any more.
  const again = await here.as.rep(records.lead.create, { lastName: 'New', emails: from.emails });
  expect(again.emails).toEqual(from.emails);
});

test('all that belongs to the other one goes along, deleted or not, and its dates with it', async () => {
  const { into, from, project, note, interaction, followUp, gone } = await twoLeads(here);
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
  const { into, from } = await twoLeads(here);
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

test('nonsense is refused by its name', async () => {
  const [a, b] = [await newLead(here), await newLead(here)];
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
    const [a, b] = [await newLead(here), await newLead(here)];
    const note = { about: { type: 'lead', id: b.id }, body: 'Meanwhile' } as const;
    const other = turned ? { id: b.id, from: a.id } : { id: a.id, from: b.id };
    const [one, two, noted] = await Promise.all([
      here.send(merges.lead.merge, { id: a.id, from: b.id }),
      here.send(merges.lead.merge, other),
      here.send(records.note.create, { id: newId(), ...note }),
    ]);
    expect([one.status, two.status].toSorted((low, high) => low - high)).toEqual([201, 409]);
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
  const { into, from } = await twoLeads(here);
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
