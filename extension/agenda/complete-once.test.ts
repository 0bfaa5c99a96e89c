import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { listEntries } from '../outbox/list.ts';
import { openOutbox } from '../outbox/open.ts';
import { settle } from '../outbox/settle.ts';
import { completeOnce } from './complete-once.ts';

const named = { id: newId(), title: 'Call Sarah' };

test('a double click completes a follow-up once, also when the first was sent in between', async () => {
  const outbox = await openOutbox(newId());
  const click = () => completeOnce(outbox, 'rep', named, 'reached', 1000);
  await Promise.all([click(), click()]);
  const [entry, ...more] = await listEntries(outbox, 'rep');
  expect(more).toEqual([]);
  if (entry) await settle(outbox, entry, { is: 'sent', result: null }, 2000, () => 0);
  await click();
  expect(await listEntries(outbox, 'rep')).toHaveLength(1);
});

test('a follow-up that was opened again is completed again', async () => {
  const outbox = await openOutbox(newId());
  await completeOnce(outbox, 'rep', named, 'reached', 1000);
  const [entry] = await listEntries(outbox, 'rep');
  if (entry) await settle(outbox, entry, { is: 'sent', result: null }, 2000, () => 0);
  await completeOnce(outbox, 'rep', named, 'reached', 3000);
  expect(await listEntries(outbox, 'rep')).toHaveLength(2);
});
