import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { outboxInWords } from '../outbox-view/in-words.ts';
import { enqueue } from './enqueue.ts';
import type { OutboxEntry } from './entry.ts';
import { summarize } from './list.ts';
import { discard, logThere, mend, retry, saveAnyway, withValueAt } from './mend.ts';
import { openOutbox, type Outbox } from './open.ts';
import { idempotencyKey } from './send.ts';
import { settle } from './settle.ts';

let outbox: Outbox;
let id: string;

const entry = () => outbox.get('entries', id);
const refuse = async (of: OutboxEntry) => {
  const problem = {
    code: 'duplicate' as const,
    message: 'Already there',
    errors: [],
    existing: null,
  };
  await settle(outbox, of, { is: 'refused', problem }, 0, () => 0);
};

beforeEach(async () => {
  outbox = await openOutbox(newId());
  id = newId();
  await enqueue(outbox, {
    owner: 'ana',
    id,
    kind: 'capture',
    label: 'Sarah Weiss',
    input: {
      id,
      page: { url: 'https://a.example', kind: 'page' },
      decision: 'created',
      fields: { emails: ['sarah@a'] },
    },
  });
});

describe('a refused entry', () => {
  beforeEach(async () => {
    const waiting = await entry();
    if (waiting) await refuse(waiting);
  });

  test('goes out again as a request of its own after a correction', async () => {
    await mend(outbox, id, (input) => withValueAt(input, 'fields.emails.0', 's@a.example'));
    const mended = await entry();
    expect(mended).toMatchObject({
      state: 'waiting',
      problem: null,
      input: { id, fields: { emails: ['s@a.example'] } },
    });
    expect(mended && idempotencyKey(mended)).toBe(`${id}-1`);
  });

  test('can be tried as it stands', async () => {
    await retry(outbox, id);
    expect(await entry()).toMatchObject({ state: 'waiting', input: { decision: 'created' } });
  });

  test('can be saved anyway, with a reason', async () => {
    await saveAnyway(outbox, id, 'Her sister');
    expect(await entry()).toMatchObject({ input: { duplicateReason: 'Her sister' } });
  });

  test('can become an interaction with the record that is already there', async () => {
    const target = { type: 'lead' as const, id: newId() };
    const interaction = { id: newId(), kind: 'other' as const, occurredAt: '2026-11-23T09:00:00Z' };
    await logThere(outbox, id, target, interaction);
    expect(await entry()).toMatchObject({
      input: { decision: 'attached', target, interaction, fields: {} },
    });
  });

  test('takes nothing else with it in silence when it is discarded', async () => {
    const note = newId();
    await enqueue(outbox, {
      owner: 'ana',
      id: note,
      kind: 'note',
      label: 'Note',
      input: { id: note, about: { type: 'lead', id }, body: 'Called' },
      after: id,
    });
    await discard(outbox, id);
    expect(await entry()).toBeUndefined();
    expect(await outbox.get('entries', note)).toMatchObject({ state: 'refused' });
  });
});

test('a waiting entry cannot be discarded or changed: it may be on its way', async () => {
  await discard(outbox, id);
  await saveAnyway(outbox, id, 'Her sister');
  expect(await entry()).toMatchObject({ state: 'waiting', revision: 0 });
});

test('the outbox says how it stands in a few words', async () => {
  const all = async () => outboxInWords(summarize(await outbox.getAll('entries')), true);
  expect(await all()).toBe('1 waiting');
  const waiting = await entry();
  if (waiting) await refuse(waiting);
  expect(await all()).toBe('1 refused');
  await outbox.clear('entries');
  expect(await all()).toBe('all sent');
});
