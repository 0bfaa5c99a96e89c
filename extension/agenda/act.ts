import { enqueue } from '../outbox/enqueue.ts';
import type { OutboxInput } from '../outbox/entry.ts';
import { openOutbox } from '../outbox/open.ts';

type Outcome = NonNullable<OutboxInput<'completion'>['outcome']>;
interface Named {
  id: string;
  title: string;
}

/** Puts "done" into the outbox; `outcome` null when the rep did not say. */
export async function completeLater(owner: string, { id, title }: Named, outcome: Outcome | null) {
  const outbox = await openOutbox();
  await enqueue(outbox, { owner, kind: 'completion', input: { id, outcome }, label: title });
  outbox.close();
}

/** Puts "later" into the outbox. */
export async function snoozeLater(owner: string, { id, title }: Named, until: Date) {
  const outbox = await openOutbox();
  const input = { id, until: until.toISOString() };
  await enqueue(outbox, { owner, kind: 'snooze', input, label: title });
  outbox.close();
}
