import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { merges, undoMerge } from '../../contract/merges.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { storedRows } from '../../tests/support/stored-rows.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { newLead, twoLeads, uniqueMail } from '../../tests/support/two-leads.ts';

const here = suite();
const keysHeld = (id: string) =>
  rowsOf<{ value: string; waits: boolean }>(
    `select value, waits_since is not null as waits from record_key where record_id = $1 order by 1`,
    [id],
  );

test('a merge that is undone leaves every row as it was', async () => {
  const { into, from } = await twoLeads(here);
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
  const { into, from, project, note } = await twoLeads(here);
  const third = await newLead(here);
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: into.id, from: from.id });
  const email = uniqueMail();
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
  const [shared, dropped] = [uniqueMail(), uniqueMail()];
  const from = await newLead(here, { emails: [shared, dropped] });
  const waiting = await newLead(here, { emails: [shared, dropped], duplicateReason: 'Twins' });
  const into = await newLead(here, { emails: [] });
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
  const newcomer = await newLead(here, { emails: [dropped] });
  await here.as.rep(undoMerge, { id: second.mergeId });
  expect(await keysHeld(newcomer.id)).toEqual([{ value: dropped, waits: false }]);
  expect(await keysHeld(from.id)).toEqual([
    { value: shared, waits: false },
    { value: dropped, waits: true },
  ]);
});

test('merges into one record are undone in any order', async () => {
  const [a, b, c] = [
    await newLead(here, { jobTitle: 'A' }),
    await newLead(here, { jobTitle: 'B', tags: ['b'] }),
    await newLead(here, { jobTitle: 'C', tags: ['c'] }),
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
  const [a, b, c] = [await newLead(here), await newLead(here), await newLead(here)];
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
  const [a, b] = [await newLead(here), await newLead(here)];
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: a.id, from: b.id });
  await rowsOf(`update merge set created_at = now() - interval '30 days 1 second' where id = $1`, [
    mergeId,
  ]);
  const late = await refusalOf(here.as.rep(undoMerge, { id: mergeId }));
  expect([late.code, late.message]).toMatchObject(['conflict', /30 days/]);
});

test('own fields are taken back one by one: what was changed since stays', async () => {
  const { into, from } = await twoLeads(here);
  const strange = { id: into.id, from: from.id, fields: { custom: { nowhere: 'x' } } };
  expect((await refusalOf(here.as.rep(merges.lead.merge, strange))).errors).toMatchObject([
    { field: 'fields.custom.nowhere' },
  ]);
  const merged = await here.as.rep(merges.lead.merge, {
    id: into.id,
    from: from.id,
    fields: { custom: { size: 'big' } },
  });
  expect(merged.custom).toEqual({ size: 'big', floor: '3' });
  await here.as.rep(records.lead.change, { id: into.id, custom: { size: 'huge' } });
  const undone = await here.as.rep(undoMerge, { id: merged.mergeId });
  expect(undone.into['custom']).toEqual({ size: 'huge' });
  expect(undone.from['custom']).toEqual({ size: 'big', floor: '3' });
});
