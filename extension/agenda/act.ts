import { enqueue } from '../outbox/enqueue.ts';
import { openOutbox } from '../outbox/open.ts';
import { read } from '../storage.ts';
import { completeOnce, type Named, type Outcome } from './complete-once.ts';

/** Puts "done" into the outbox, once however often it is clicked; `outcome` null when the rep did not say. */
export async function completeLater(owner: string, named: Named, outcome: Outcome | null) {
  const outbox = await openOutbox();
  const agenda = await read('agenda');
  await completeOnce(outbox, owner, named, outcome, Date.parse(agenda?.fetchedAt ?? ''));
  outbox.close();
}

/** Puts "later" into the outbox. */
export async function snoozeLater(owner: string, { id, title }: Named, until: Date) {
  const outbox = await openOutbox();
  const input = { id, until: until.toISOString() };
  await enqueue(outbox, { owner, kind: 'snooze', input, label: title });
  outbox.close();
}
