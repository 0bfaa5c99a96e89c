import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { listTags, removeTag, renameTag } from '../../contract/tags.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

const newLead = (tags: string[]) => here.as.manager(records.lead.create, { lastName: 'T', tags });
const found = async (q: string) => (await here.as.manager(listTags, { q })).items;

test('tags are counted over leads, clients and notes, the most used first, and not on what is deleted', async () => {
  const lead = await newLead(['count-often', 'count-seldom']);
  await here.as.manager(records.client.create, { name: 'C', tags: ['count-often'] });
  const about = { type: 'lead' as const, id: lead.id };
  await here.as.manager(records.note.create, { about, body: 'N', tags: ['count-often'] });
  const gone = await newLead(['count-gone']);
  await here.as.manager(records.lead.remove, { id: gone.id });
  expect(await found('COUNT')).toEqual([
    { tag: 'count-often', count: 3, counts: { lead: 1, client: 1, note: 1 } },
    { tag: 'count-seldom', count: 1, counts: { lead: 1 } },
  ]);
});

test('nobody learns of tags that stand only where they may not look', async () => {
  await newLead(['secret-plan']);
  await here.as.rep(records.lead.create, { lastName: 'Own', tags: ['secret-not'] });
  await giveRole(here.company.rep, {
    permissions: { ...standardRoles.rep.permissions, lead: { read: 'own', create: 'all' } },
  });
  const { items } = await here.as.rep(listTags, { q: 'secret' });
  expect(items.map(({ tag }) => tag)).toEqual(['secret-not']);
  await giveRole(here.company.rep, {
    permissions: standardRoles.manager.permissions,
    fields: { lead: { tags: 'hidden' } },
  });
  expect((await here.as.rep(listTags, { q: 'secret' })).items).toEqual([]);
});

test('a renamed tag is renamed everywhere, once where both stood, and found by its new name', async () => {
  const one = await newLead(['vip', 'very important', 'other']);
  const client = await here.as.manager(records.client.create, { name: 'C', tags: ['vip'] });
  const answer = await here.as.manager(renameTag, { tag: 'vip', to: 'very important' });
  expect(answer).toEqual({ changed: 2, left: 0 });
  expect(await here.as.manager(records.lead.get, { id: one.id })).toMatchObject({
    tags: ['very important', 'other'],
    version: 2,
  });
  expect(await here.as.manager(records.client.get, { id: client.id })).toMatchObject({
    tags: ['very important'],
  });
  const search = await here.as.manager(records.client.list, { q: 'important' });
  expect(search.items.map(({ id }) => id)).toEqual([client.id]);
  const told = await rowsOf<{ changes: object }>(
    `select changes from audit_event where record_id = $1 and action = 'client.changed'`,
    [client.id],
  );
  expect(told).toEqual([{ changes: { tags: [['vip'], ['very important']] } }]);
});

test('a removed tag leaves nothing else changed', async () => {
  const { id } = await newLead(['keep', 'drop']);
  expect(await here.as.manager(removeTag, { tag: 'drop' })).toEqual({ changed: 1, left: 0 });
  expect(await here.as.manager(records.lead.get, { id })).toMatchObject({ tags: ['keep'] });
  expect(await here.as.manager(removeTag, { tag: 'drop' })).toEqual({ changed: 0, left: 0 });
});

test('who may not change everybody’s records changes no tag at all', async () => {
  const own = await here.as.rep2(records.lead.create, { lastName: 'Own', tags: ['mine'] });
  for (const call of [
    () => here.as.rep2(renameTag, { tag: 'mine', to: 'ours' }),
    () => here.as.rep2(removeTag, { tag: 'mine' }),
  ])
    expect((await refusalOf(call())).code).toBe('forbidden');
  expect(await here.as.rep2(records.lead.get, { id: own.id })).toMatchObject({ tags: ['mine'] });
  expect((await here.send(renameTag, { tag: '', to: 'x' })).status).toBe(422);
});
