import { beforeEach, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import type { Action, Scope } from '../../contract/permissions.ts';
import { recordTypes } from '../../contract/records/index.ts';
import { ask } from '../../tests/support/ask.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole, makeTeam } from '../../tests/support/roles.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const dueAt = '2030-05-06T09:00:00.000Z';

const allMay = (acts: Partial<Record<Action, Scope>>) =>
  Object.fromEntries(Object.keys(recordTypes).map((name) => [name, { create: 'all', ...acts }]));

beforeEach(async () => {
  const { rep, rep2, tenantId } = here.company;
  await makeTeam(tenantId, [rep.memberId]);
  await makeTeam(tenantId, [rep2.memberId]);
  // One who works on what is theirs alone, and one who may look at everything besides.
  await giveRole(rep, { permissions: allMay({ read: 'own', change: 'own', delete: 'own' }) });
  await giveRole(rep2, { permissions: allMay({ read: 'all', change: 'own', delete: 'own' }) });
});

const changing = async (who: 'rep' | 'rep2', id: string) => {
  const endpoint = records.lead.change;
  const asker = { token: here.as[who].token };
  return (await ask(here.server.url, endpoint, { id, jobTitle: `Title by ${who}` }, asker)).status;
};
const toRep = (id: string) => ({
  title: 'Call them',
  subject: { type: 'lead', id } as const,
  assigneeId: here.company.rep.memberId,
  dueAt,
});
const theirLead = () => here.as.manager(records.lead.create, { lastName: 'Theirs' });

test('whoever may not change a record themselves lends nobody a right to it', async () => {
  const { id } = await theirLead();
  await here.as.rep2(records.followUp.create, toRep(id));
  expect([await changing('rep2', id), await changing('rep', id)]).toEqual([403, 404]);
  const [row] = await rowsOf('select job_title from lead where id = $1', [id]);
  expect(row).toEqual({ job_title: null });
});

test('an assignment by whoever may change the record lends it, and passes on what was lent', async () => {
  const { id } = await theirLead();
  await here.as.manager(records.followUp.create, {
    ...toRep(id),
    assigneeId: here.company.rep2.memberId,
  });
  expect(await changing('rep2', id)).toBe(200);
  await here.as.rep2(records.followUp.create, toRep(id));
  expect(await changing('rep', id)).toBe(200);
});

test('passing on a follow-up about what one may not change takes away what it lent', async () => {
  const { id } = await theirLead();
  const made = await here.as.rep2(records.followUp.create, { title: 'Mine', dueAt });
  const { subject, assigneeId } = toRep(id);
  await here.as.rep2(records.followUp.change, { id: made.id, subject, assigneeId });
  expect(await changing('rep', id)).toBe(404);
  await here.as.manager(records.followUp.change, {
    id: made.id,
    assigneeId: here.company.manager.memberId,
  });
  await here.as.manager(records.followUp.change, { id: made.id, assigneeId });
  expect(await changing('rep', id)).toBe(200);
});

test('an assignee who moves the follow-up to another record gains no right on that one', async () => {
  const [lent, other] = [await theirLead(), await theirLead()];
  const { rep2 } = here.company;
  const made = await here.as.manager(records.followUp.create, {
    ...toRep(lent.id),
    assigneeId: rep2.memberId,
  });
  await here.as.rep2(records.followUp.change, { id: made.id, subject: toRep(other.id).subject });
  expect([await changing('rep2', other.id), await changing('rep2', lent.id)]).toEqual([403, 403]);
});

test('a project is lent with its client only by whoever may change the client, and takes no other one along', async () => {
  const [own, other] = await Promise.all(
    ['Own', 'Other'].map((name) => here.as.manager(records.client.create, { name })),
  );
  if (!own || !other) throw new Error('Both were made');
  const project = await here.as.rep2(records.project.create, { name: 'Deal', clientId: own.id });
  const subject = { type: 'project', id: project.id } as const;
  await here.as.rep2(records.followUp.create, { ...toRep(''), subject });
  const token = { token: here.as.rep.token };
  const changed = async (endpoint: typeof records.project.change, id: string) =>
    (await ask(here.server.url, endpoint, { id, name: 'Changed' }, token)).status;
  expect(await changed(records.project.change, project.id)).toBe(200);
  expect((await ask(here.server.url, records.client.get, { id: own.id }, token)).status).toBe(404);
  await here.as.manager(records.followUp.create, { ...toRep(''), subject });
  await here.as.manager(records.project.change, { id: project.id, clientId: other.id });
  expect((await ask(here.server.url, records.client.get, { id: own.id }, token)).status).toBe(200);
  expect((await ask(here.server.url, records.client.get, { id: other.id }, token)).status).toBe(
    404,
  );
});

test('what was called off or deleted lends nothing again when its assignee brings it back', async () => {
  const [off, deleted] = [await theirLead(), await theirLead()];
  const [one, two] = [
    await here.as.manager(records.followUp.create, toRep(off.id)),
    await here.as.manager(records.followUp.create, toRep(deleted.id)),
  ];
  await here.as.manager(records.followUp.change, { id: one.id, status: 'cancelled' });
  await here.as.manager(records.followUp.remove, { id: two.id });
  await here.as.rep(records.followUp.change, { id: one.id, status: 'open' });
  await here.as.rep(records.followUp.restore, { id: two.id });
  expect([await changing('rep', off.id), await changing('rep', deleted.id)]).toEqual([404, 404]);
});

test('an assignee who takes back that it is done keeps working on the record; 30 days later they do not', async () => {
  const { id } = await theirLead();
  const made = await here.as.manager(records.followUp.create, toRep(id));
  const set = (status: 'done' | 'open') =>
    here.as.rep(records.followUp.change, { id: made.id, status });
  await set('done');
  await set('open');
  expect(await changing('rep', id)).toBe(200);
  await set('done');
  await rowsOf(`update follow_up set completed_at = now() - interval '31 days' where id = $1`, [
    made.id,
  ]);
  expect(await changing('rep', id)).toBe(404);
  await set('open');
  expect(await changing('rep', id)).toBe(404);
});
