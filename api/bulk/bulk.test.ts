import { expect, test } from 'vitest';

import { bulk, mostAtOnce, undoBulk } from '../../contract/bulk.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listAuditLog, listSecurityLog } from '../../contract/logs.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, get, change, remove, list } = records.lead;
type Who = keyof typeof here.as;

const makeLeads = async (count: number, more: object = {}, who: Who = 'rep') => {
  const ids: string[] = [];
  for (let at = 0; at < count; at++)
    ids.push((await here.as[who](create, { lastName: `Bulk ${newId()}`, ...more })).id);
  return ids;
};
const leads = (ids: string[]) => Promise.all(ids.map((id) => here.as.admin(get, { id })));

test('many leads get a status, an owner and tags at once, each with its audit and activity row', async () => {
  const ids = await makeLeads(3, { tags: ['old', 'fair'] });
  const owner = here.company.rep2.memberId ?? '';
  const answer = await here.as.manager(bulk.lead, {
    ids,
    change: { status: 'contacted', ownerId: owner },
    addTags: ['spring'],
    removeTags: ['old'],
  });
  expect(answer).toMatchObject({ unchanged: 0, refused: [] });
  expect(answer.changed.toSorted()).toEqual(ids.toSorted());
  for (const lead of await leads(ids))
    expect(lead).toMatchObject({ status: 'contacted', ownerId: owner, tags: ['fair', 'spring'] });
  for (const id of ids) {
    const { items } = await here.as.admin(listAuditLog, { recordId: id });
    expect(items[0]).toMatchObject({ action: 'lead.changed' });
    const told = await rowsOf(`select 1 from activity where object_id = $1 and verb = 'changed'`, [
      id,
    ]);
    expect(told).toHaveLength(1);
  }
});

test('what already is as asked is left alone, and says so', async () => {
  const ids = await makeLeads(2, { status: 'qualified' });
  const answer = await here.as.rep(bulk.lead, { ids, change: { status: 'qualified' } });
  expect(answer).toEqual({ id: null, changed: [], unchanged: 2, refused: [] });
  for (const lead of await leads(ids)) expect(lead.version).toBe(1);
});

test('undo gives back what was there, but not where somebody has changed it since', async () => {
  const [first = '', second = '', third = ''] = await makeLeads(3, { rating: 'cold' });
  const ids = [first, second, third];
  const { id } = await here.as.rep(bulk.lead, { ids, change: { rating: 'hot' }, addTags: ['x'] });
  await here.as.rep(change, { id: second, rating: 'warm', tags: [] });
  await here.as.rep(change, { id: third, jobTitle: 'Architect', tags: ['x', 'mine'] });
  const undone = await here.as.rep(undoBulk, { id: id ?? '' });
  expect(undone.restored.toSorted()).toEqual([first, third].toSorted());
  expect(undone.kept).toEqual([{ id: second, why: 'Changed again since' }]);
  const [one, two, three] = await leads(ids);
  expect(one).toMatchObject({ rating: 'cold', tags: [] });
  expect(two).toMatchObject({ rating: 'warm', tags: [] });
  expect(three).toMatchObject({ rating: 'cold', tags: ['mine'], jobTitle: 'Architect' });
  expect((await refusalOf(here.as.rep(undoBulk, { id: id ?? '' }))).code).toBe('conflict');
});

test('many are deleted at once and come back with undo; one whose e-mail was taken meanwhile says why it does not', async () => {
  const email = `bulk.${newId()}@taken.example`;
  const [first = ''] = await makeLeads(1);
  const [second = ''] = await makeLeads(1, { emails: [email] });
  const { id, changed } = await here.as.rep(bulk.lead, { ids: [first, second], delete: true });
  expect(changed).toHaveLength(2);
  expect((await refusalOf(here.as.rep(get, { id: first }))).code).toBe('not_found');
  await makeLeads(1, { emails: [email] });
  const undone = await here.as.rep(undoBulk, { id: id ?? '' });
  expect(undone.restored).toEqual([first]);
  expect(undone.kept).toEqual([{ id: second, why: expect.any(String) }]);
  expect((await here.as.rep(get, { id: first })).deletedAt).toBeNull();
});

test('a lead that somebody deleted meanwhile is refused by name, and holds up no other', async () => {
  const [gone = '', there = ''] = await makeLeads(2);
  await here.as.rep(remove, { id: gone });
  const answer = await here.as.rep(bulk.lead, { ids: [gone, there], change: { rating: 'hot' } });
  expect(answer.changed).toEqual([there]);
  expect(answer.refused).toEqual([{ id: gone, why: expect.stringContaining('nothing here') }]);
});

test('what the role does not reach to delete is refused row by row; all of it, as one', async () => {
  const [mine = ''] = await makeLeads(1);
  const [theirs = ''] = await makeLeads(1, { ownerId: here.company.rep2.memberId });
  const answer = await here.as.rep(bulk.lead, { ids: [mine, theirs], delete: true });
  expect(answer.changed).toEqual([mine]);
  expect(answer.refused).toEqual([{ id: theirs, why: expect.stringContaining('may not delete') }]);
  const refusal = await refusalOf(here.as.rep(bulk.lead, { ids: [theirs], delete: true }));
  expect(refusal.code).toBe('forbidden');
  expect((await here.as.rep2(get, { id: theirs })).deletedAt).toBeNull();
});

test('an id that is nobody’s is named by its place, changes nothing, and leaves one row in the security log', async () => {
  const [mine = ''] = await makeLeads(1);
  const refusal = await refusalOf(
    here.as.rep(bulk.lead, { ids: [mine, newId()], change: { rating: 'hot' } }),
  );
  expect(refusal.code).toBe('invalid');
  expect(refusal.errors).toEqual([{ field: 'ids.1', message: 'There is no such record' }]);
  expect((await here.as.rep(get, { id: mine })).rating).toBeNull();
  const { items } = await here.as.admin(listSecurityLog, { kind: 'unknown_reference' });
  expect(items.filter(({ requestId }) => requestId === refusal.requestId)).toHaveLength(1);
});

test('an owner who is nobody, a field that tells records apart and two acts at once are refused before anything is done', async () => {
  const ids = await makeLeads(1);
  const errorsOf = async (input: object) =>
    (await here.send(bulk.lead, { ids, ...input })).body.errors.map(
      ({ field }: { field: string }) => field,
    );
  expect(await errorsOf({ change: { ownerId: newId() } })).toEqual(['change.ownerId']);
  expect(await errorsOf({ change: { emails: ['a@b.example'] } })).toEqual(['change.emails']);
  expect(await errorsOf({ change: { status: 'sold' } })).toEqual(['change.status']);
  expect(await errorsOf({ change: { status: 'new' }, delete: true })).toEqual(['body']);
  expect(await errorsOf({})).toEqual(['body']);
  const many = Array.from({ length: mostAtOnce + 1 }, () => newId());
  expect((await here.send(bulk.lead, { ids: many, delete: true })).status).toBe(422);
  expect((await here.as.rep(get, { id: ids[0] ?? '' })).version).toBe(1);
});

test('the same key twice changes once', async () => {
  const ids = await makeLeads(2);
  const idempotencyKey = newId();
  const act = () => here.as.rep(bulk.lead, { ids, addTags: ['once'] }, { idempotencyKey });
  const [one, other] = [await act(), await act()];
  expect(other).toEqual(one);
  for (const lead of await leads(ids)) expect(lead).toMatchObject({ tags: ['once'], version: 2 });
});

test('a change of many is undone by whoever made it, and by nobody else', async () => {
  const ids = await makeLeads(1);
  const { id } = await here.as.rep(bulk.lead, { ids, change: { rating: 'hot' } });
  expect((await refusalOf(here.as.admin(undoBulk, { id: id ?? '' }))).code).toBe('not_found');
  expect((await here.as.rep(undoBulk, { id: id ?? '' })).restored).toEqual(ids);
});

test('after 30 days a change of many stays', async () => {
  const ids = await makeLeads(1);
  const { id } = await here.as.rep(bulk.lead, { ids, change: { rating: 'hot' } });
  await rowsOf(`update bulk_change set created_at = now() - interval '31 days' where id = $1`, [
    id,
  ]);
  expect((await refusalOf(here.as.rep(undoBulk, { id: id ?? '' }))).code).toBe('not_found');
});

test('tasks, projects, clients and contacts change together just so, each by its own fields', async () => {
  const { rep } = here.as;
  const client = await rep(records.client.create, { name: `Bulk ${newId()}`, tags: ['a'] });
  const contact = await rep(records.contact.create, { clientId: client.id, lastName: 'Roth' });
  const project = await rep(records.project.create, { name: 'Roof', clientId: client.id });
  const task = await rep(records.followUp.create, {
    kind: 'task',
    title: 'File it',
    dueOn: '2030-01-01',
  });
  await rep(bulk.client, { ids: [client.id], addTags: ['b'], change: { size: '10-49' } });
  await rep(bulk.contact, { ids: [contact.id], change: { role: 'user', isInactive: true } });
  await rep(bulk.project, {
    ids: [project.id],
    change: { status: 'lost', lostReason: 'Too dear' },
  });
  const { id } = await rep(bulk.followUp, { ids: [task.id], change: { status: 'done' } });
  expect(await rep(records.client.get, { id: client.id })).toMatchObject({ tags: ['a', 'b'] });
  expect(await rep(records.contact.get, { id: contact.id })).toMatchObject({ isInactive: true });
  const lost = await rep(records.project.get, { id: project.id });
  expect(lost).toMatchObject({ status: 'lost', lostReason: 'Too dear' });
  expect(lost.closedAt).not.toBeNull();
  expect((await rep(records.followUp.get, { id: task.id })).completedAt).not.toBeNull();
  await rep(undoBulk, { id: id ?? '' });
  expect(await rep(records.followUp.get, { id: task.id })).toMatchObject({
    status: 'open',
    completedAt: null,
  });
});

test('with its marks a list can be entered at any page', async () => {
  const tag = `marks${newId().slice(-8)}`;
  await makeLeads(7, { tags: [tag] });
  const asked = { tags: tag, sort: 'lastName', limit: 2 };
  const {
    items,
    marks = [],
    total,
  } = await here.as.rep(list, {
    ...asked,
    marks: true,
    count: true,
  });
  expect(total).toBe(7);
  expect(marks).toHaveLength(3);
  const pages = [items];
  for (const cursor of marks) pages.push((await here.as.rep(list, { ...asked, cursor })).items);
  expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
  const all = await here.as.rep(list, { tags: tag, sort: 'lastName' });
  expect(pages.flat().map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
});
