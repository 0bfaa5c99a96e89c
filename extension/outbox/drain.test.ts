import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createClient } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { drain } from './drain.ts';
import { enqueue } from './enqueue.ts';
import type { OutboxEntry } from './entry.ts';
import { listEntries, summarize } from './list.ts';
import { openOutbox, type Outbox } from './open.ts';
import { startTestServer, type Answer, type Received } from './test-server.ts';

const ana = 'http://api.test ana';
let outbox: Outbox;
let server: Awaited<ReturnType<typeof startTestServer>>;
let answerTo: (received: Received, nth: number) => Answer;
let clock: number;

beforeEach(async () => {
  answerTo = () => 'take';
  clock = 1_000_000;
  outbox = await openOutbox(newId());
  server = await startTestServer((received, nth) => answerTo(received, nth));
});
afterEach(async () => {
  outbox.close();
  await server.stop();
});

const drainOf = (owner: string, more: { all?: boolean; timeoutMs?: number } = {}) =>
  drain({
    outbox,
    owner,
    call: createClient({ base: server.base, token: () => 't1' }),
    now: () => clock,
    random: () => 0.5,
    ...more,
  });

const addNote = (body: string, owner = ana, after: string | null = null) => {
  const id = newId();
  const about = { type: 'lead' as const, id: newId() };
  const input = { id, about, body };
  return enqueue(outbox, { owner, id, kind: 'note', input, label: body, after, now: clock });
};

const entry = async (id: string): Promise<OutboxEntry> => {
  const found = await outbox.get('entries', id);
  if (!found) throw new Error(`No entry ${id}`);
  return found;
};

test('what is enqueued is on disk before any request is made', async () => {
  const id = await addNote('Called');
  expect(server.requests).toHaveLength(0);
  expect(await entry(id)).toMatchObject({ state: 'waiting', label: 'Called' });
});

test('an entry is sent with its own id as the id and as the idempotency key', async () => {
  const id = await addNote('Called');
  expect(await drainOf(ana)).toMatchObject({ nextTryAt: null, signedOut: false });
  expect(server.requests).toMatchObject([
    { path: '/api/v1/notes', key: id, token: 'Bearer t1', body: { id, body: 'Called' } },
  ]);
  expect((await entry(id)).state).toBe('sent');
});

test('a server that is down loses nothing, and gets each entry once when it is back', async () => {
  await server.stop();
  const ids = [await addNote('One'), await addNote('Two')];
  const { nextTryAt } = await drainOf(ana);
  expect(nextTryAt).toBe(clock + 4000);
  expect((await entry(ids[0] ?? '')).problem?.code).toBe('no_answer');
  await server.start();
  clock += 4000;
  await drainOf(ana);
  expect([...server.effects.keys()].toSorted()).toEqual(ids.toSorted());
  expect(server.requests).toHaveLength(2);
});

test('an answer that is lost after the server did the work makes no second effect', async () => {
  answerTo = (_, nth) => (nth === 1 ? 'cut' : 'take');
  const id = await addNote('Called');
  await drainOf(ana);
  clock += 60_000;
  await drainOf(ana);
  expect(server.requests.map(({ key }) => key)).toEqual([id, id]);
  expect(server.effects.size).toBe(1);
  expect((await entry(id)).state).toBe('sent');
});

test('a worker that dies between the answer and writing it down sends the same request again', async () => {
  const id = await addNote('Called');
  const before = await entry(id);
  await drainOf(ana);
  await outbox.put('entries', before);
  await drainOf(ana);
  expect(server.requests.map(({ key, body }) => [key, body.id])).toEqual([
    [id, id],
    [id, id],
  ]);
  expect(server.effects.size).toBe(1);
});

test('two drains at once send each entry once', async () => {
  for (let n = 0; n < 20; n++) await addNote(`Note ${n}`);
  await Promise.all([drainOf(ana), drainOf(ana), drainOf(ana)]);
  expect(server.requests).toHaveLength(20);
  expect(server.repeatedEffects).toEqual([]);
});

test('an entry that fails every time does not hold up the others', async () => {
  answerTo = ({ body }) => (body['body'] === 'bad' ? { code: 'internal' } : 'take');
  const bad = await addNote('bad');
  const good = await addNote('good');
  await drainOf(ana);
  expect((await entry(bad)).state).toBe('waiting');
  expect((await entry(good)).state).toBe('sent');
});

test('entries whose answer is always cut do not starve those behind them', async () => {
  answerTo = ({ body }) => (body['body'] === 'bad' ? 'hang' : 'take');
  for (let n = 0; n < 5; n++) await addNote('bad');
  const good = await addNote('good');
  await drainOf(ana, { timeoutMs: 20 });
  await drainOf(ana, { timeoutMs: 20 });
  expect((await entry(good)).state).toBe('sent');
});

test.each(['invalid', 'duplicate', 'stale', 'forbidden', 'not_found', 'too_large'] as const)(
  'what the server refuses as %s stays, with the reason, and is not sent again by itself',
  async (code) => {
    const existing = { type: 'lead', id: newId(), name: 'Sarah', owner: 'Ben', reasons: [] };
    answerTo = () => ({ code, existing });
    const id = await addNote('Called');
    await drainOf(ana);
    clock += 3_600_000;
    expect(await drainOf(ana, { all: true })).toMatchObject({ nextTryAt: null, signedOut: false });
    expect(server.requests).toHaveLength(1);
    expect(await entry(id)).toMatchObject({ state: 'refused', problem: { code, existing } });
  },
);

test('a conflict is tried again before it counts as a refusal', async () => {
  answerTo = () => ({ code: 'conflict' });
  const id = await addNote('Called');
  const states: string[] = [];
  for (let n = 0; n < 3; n++) {
    await drainOf(ana, { all: true });
    states.push((await entry(id)).state);
  }
  expect(states).toEqual(['waiting', 'waiting', 'refused']);
});

test('an expired sign-in keeps everything until the member signs in again', async () => {
  answerTo = () => ({ code: 'unauthenticated' });
  const ids = [await addNote('One'), await addNote('Two')];
  expect((await drainOf(ana)).signedOut).toBe(true);
  expect(server.requests).toHaveLength(1);
  expect((await listEntries(outbox, ana)).map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
  ]);
  answerTo = () => 'take';
  await drainOf(ana);
  expect([...server.effects.keys()].toSorted()).toEqual(ids.toSorted());
});

test.each(['totp', 'tenant'])(
  'what is not let in at all (%s) is no refusal: it waits, and is sent once the door is open',
  async (field) => {
    answerTo = () => ({ code: 'forbidden', errors: [{ field, message: 'Not now' }] });
    const ids = [await addNote('One'), await addNote('Two')];
    await drainOf(ana);
    expect(server.requests).toHaveLength(1);
    const waiting = await listEntries(outbox, ana);
    expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(summarize(waiting)).toEqual({ waiting: 2, refused: 0, reason: null });
    answerTo = () => 'take';
    await drainOf(ana, { all: true });
    expect([...server.effects.keys()].toSorted()).toEqual(ids.toSorted());
  },
);

test('a server that asks for patience gets it', async () => {
  answerTo = () => ({ code: 'too_many', retryAfter: 90 });
  await addNote('One');
  await addNote('Two');
  await drainOf(ana);
  expect(server.requests).toHaveLength(1);
  const waits = (await listEntries(outbox, ana)).map(({ nextTryAt }) => nextTryAt - clock);
  expect(Math.max(...waits)).toBe(90_000);
});

test('a gateway that answers for a server that is down is no refusal', async () => {
  answerTo = () => 'html';
  const id = await addNote('Called');
  await drainOf(ana);
  expect(await entry(id)).toMatchObject({ state: 'waiting', problem: { code: 'no_answer' } });
});

test('tries grow apart: seconds at first, then one, two and five minutes', async () => {
  answerTo = () => ({ code: 'internal' });
  await addNote('Called');
  const waits: number[] = [];
  for (let n = 0; n < 7; n++) {
    const { nextTryAt } = await drainOf(ana);
    waits.push(((nextTryAt ?? 0) - clock) / 1000);
    clock = nextTryAt ?? 0;
  }
  expect(waits).toEqual([4, 15, 30, 60, 120, 300, 300]);
});

test("one member's entries are never sent in another's name", async () => {
  const ben = 'http://api.test ben';
  const bens = await addNote('Of Ben', ben);
  await addNote('Of Ana');
  await drainOf(ana, { all: true });
  expect(server.requests.map(({ body }) => body['body'])).toEqual(['Of Ana']);
  expect((await entry(bens)).state).toBe('waiting');
});

test('what is about a lead on its way waits for it, and is about whatever came of it', async () => {
  const captureId = newId();
  answerTo = (_, nth) => (nth === 1 ? { code: 'internal' } : 'take');
  await enqueue(outbox, {
    owner: ana,
    id: captureId,
    kind: 'capture',
    input: { id: captureId, page: { url: 'https://a.example', kind: 'page' }, decision: 'created' },
    label: 'Sarah Weiss',
    now: clock,
  });
  await addNote('About her', ana, captureId);
  await drainOf(ana);
  expect(server.requests).toHaveLength(1);
  clock += 4000;
  await drainOf(ana);
  expect(server.requests.slice(1).map(({ path }) => path)).toEqual([
    '/api/v1/captures',
    '/api/v1/notes',
  ]);
  expect(server.requests.at(-1)?.body['about']).toEqual({ type: 'lead', id: captureId });
});
