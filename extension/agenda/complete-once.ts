import { enqueue } from '../outbox/enqueue.ts';
import type { OutboxEntry, OutboxInput } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/open.ts';

export type Outcome = NonNullable<OutboxInput<'completion'>['outcome']>;
export interface Named {
  id: string;
  title: string;
}

/** One completion for each follow-up of an agenda; one that was sent before the agenda was fetched is of an earlier time. */
export function completeOnce(
  outbox: Outbox,
  owner: string,
  { id, title }: Named,
  outcome: Outcome | null,
  fetchedAt: number,
): Promise<string> {
  const isSame = ({ kind, input, state, sentAt }: OutboxEntry) =>
    kind === 'completion' &&
    state !== 'refused' &&
    !(sentAt !== null && sentAt < fetchedAt) &&
    // `kind` says which input it is, but a union of inputs does not narrow by it.
    (input as OutboxInput<'completion'>).id === id;
  return enqueue(outbox, {
    owner,
    kind: 'completion',
    input: { id, outcome },
    label: title,
    isSame,
  });
}
