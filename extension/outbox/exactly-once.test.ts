import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createClient } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { drain } from './drain.ts';
import { enqueue } from './enqueue.ts';
import { listEntries } from './list.ts';
import { openOutbox, type Outbox } from './open.ts';
import { startTestServer, type Answer } from './test-server.ts';

const owner = 'http://api.test ana';
let outbox: Outbox;
let server: Awaited<ReturnType<typeof startTestServer>>;
let answerTo: () => Answer;
let clock = 1_000_000;

beforeEach(async () => {
  outbox = await openOutbox(newId());
  server = await startTestServer(() => answerTo());
});
afterEach(async () => {
  outbox.close();
  await server.stop();
});

const drainNow = () =>
  drain({
    outbox,
    owner,
    call: createClient({ base: server.base, token: () => 't1' }),
    now: () => clock,
    timeoutMs: 15,
  });

function addNote(body: string) {
  const id = newId();
  const input = { id, about: { type: 'lead' as const, id: newId() }, body };
  return enqueue(outbox, { owner, id, kind: 'note', input, label: body, now: clock });
}

test('whatever the network and the worker do, each of 60 acts has one effect in the end', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 60; n++) ids.push(await addNote(`Note ${n}`));
  // A fixed sequence, so that a failure can be repeated.
  let seed = 7;
  const roll = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const troubles: Answer[] = ['cut', 'hang', 'html', { code: 'internal' }, { code: 'too_many' }];
  answerTo = () => (roll() < 0.5 ? 'take' : (troubles[Math.floor(roll() * 5)] ?? 'take'));
  const waiting = async () =>
    (await listEntries(outbox, owner)).filter(({ state }) => state === 'waiting').length;
  for (let round = 0; round < 400 && (await waiting()) > 0; round++) {
    const before = await outbox.getAll('entries');
    await Promise.all([drainNow(), drainNow()]);
    // Now and then the worker died before it wrote down what it had sent.
    if (roll() < 0.2) for (const old of before) await outbox.put('entries', old);
    clock += 300_000;
  }
  expect(await waiting()).toBe(0);
  expect([...server.effects.keys()].toSorted()).toEqual(ids.toSorted());
  const keys = new Map(server.requests.map(({ body, key }) => [body.id, key]));
  expect(server.requests.every(({ body, key }) => keys.get(body.id) === key)).toBe(true);
}, 60_000);
