import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, list } = records.lead;
const keyed = (key: string) => ({ 'idempotency-key': key });
const countOf = async (lastName: string) =>
  (
    await rowsOf('select 1 from lead where tenant_id = $1 and last_name = $2', [
      here.company.tenantId,
      lastName,
    ])
  ).length;

test('a repeat with the same key gets the first answer and has no second effect', async () => {
  const key = newId();
  const first = await here.send(create, { lastName: 'Repeat' }, keyed(key));
  const second = await here.send(create, { lastName: 'Repeat' }, keyed(key));
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([
    null,
    'true',
  ]);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect(await countOf('Repeat')).toBe(1);
});

test('ten at once with the same key have one effect, and all get its answer', async () => {
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => here.send(create, { lastName: 'At once' }, keyed(key))),
  );
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(await countOf('At once')).toBe(1);
});

test('a key that was used for something else is refused', async () => {
  const key = newId();
  await here.send(create, { lastName: 'One' }, keyed(key));
  const others = [
    here.send(create, { lastName: 'Two' }, keyed(key)),
    here.send(records.client.create, { name: 'One' }, keyed(key)),
  ];
  for (const answer of others)
    expect((await answer).body).toMatchObject({
      status: 422,
      errors: [{ field: 'Idempotency-Key' }],
    });
  expect(await countOf('Two')).toBe(0);
});

test('a request that failed leaves its key free for the next try', async () => {
  const key = newId();
  const email = `${newId()}@key.example`;
  const holder = await here.as.rep(create, { lastName: 'Holder', emails: [email] });
  const refused = await here.send(create, { lastName: 'Later', emails: [email] }, keyed(key));
  expect(refused.status).toBe(409);
  expect((await here.send(create, { lastName: 7 }, keyed(newId()))).status).toBe(422);
  await here.as.rep(records.lead.remove, { id: holder.id });
  const made = await here.send(create, { lastName: 'Later', emails: [email] }, keyed(key));
  expect(made.status).toBe(201);
});

test('a key belongs to the member who sent it', async () => {
  const key = newId();
  const mine = await here.as.rep(create, { lastName: 'Mine' }, { idempotencyKey: key });
  const theirs = await here.as.rep2(create, { lastName: 'Mine' }, { idempotencyKey: key });
  expect(theirs.id).not.toBe(mine.id);
});

test('a key that is empty or endless is refused', async () => {
  for (const key of ['', 'k'.repeat(201)]) {
    const { body } = await here.send(create, { lastName: 'X' }, keyed(key));
    expect(body).toMatchObject({ status: 422, errors: [{ field: 'Idempotency-Key' }] });
  }
});

test('a key on a list is of no consequence', async () => {
  const key = newId();
  const before = (await here.as.rep(list, { count: true }, { idempotencyKey: key })).total ?? 0;
  await here.as.rep(create, { lastName: 'One more' });
  expect((await here.as.rep(list, { count: true }, { idempotencyKey: key })).total).toBe(
    before + 1,
  );
});

test('completing twice with the same key logs one interaction', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Called' });
  const { id: followUp } = await here.as.rep(records.followUp.create, {
    title: 'Call',
    subject: { type: 'lead', id },
    dueAt: '2030-01-01T09:00:00Z',
  });
  const { completeFollowUp } = await import('../../contract/follow-ups.ts');
  const done = { id: followUp, outcome: 'reached', logInteraction: 'call' } as const;
  await here.as.rep(completeFollowUp, done, { idempotencyKey: 'done' });
  await here.as.rep(completeFollowUp, done, { idempotencyKey: 'done' });
  const other = { ...done, id: newId() };
  expect(
    (await refusalOf(here.as.rep(completeFollowUp, other, { idempotencyKey: 'done' }))).code,
  ).toBe('invalid');
  const logged = await here.as.rep(records.interaction.list, { followUpId: followUp });
  expect(logged.items).toHaveLength(1);
});
