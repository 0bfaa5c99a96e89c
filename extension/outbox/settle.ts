import { retryDelayMs } from './backoff.ts';
import { announceChange } from './changes.ts';
import type { OutboxEntry, SentRecord } from './entry.ts';
import { listEntries } from './list.ts';
import type { Outbox } from './open.ts';
import { pointTo } from './point-to.ts';
import type { Outcome } from './send.ts';

/** Sent entries are kept for the panel that waits for the answer, and to be seen in the list for a while. */
const keepSentMs = 24 * 60 * 60 * 1000;

/** Writes down how a try ended. */
export async function settle(
  outbox: Outbox,
  tried: OutboxEntry,
  outcome: Exclude<Outcome, { is: 'signedOut' }>,
  now: number,
  random: () => number,
) {
  // Not `durable`: if this is lost, the same request goes out again and has no second effect.
  const tx = outbox.transaction('entries', 'readwrite');
  const entry = await tx.store.get(tried.id);
  if (entry) {
    await tx.store.put({ ...entry, ...changeBy(outcome, entry, now, random) });
    if (outcome.is === 'sent' && outcome.result) {
      for (const follower of await tx.store.index('owner').getAll(entry.owner))
        if (follower.after === entry.id) await tx.store.put(pointTo(follower, outcome.result));
    }
  }
  await tx.done;
  announceChange();
}

type Change = Pick<OutboxEntry, 'state' | 'attempts' | 'problem'> & {
  nextTryAt?: number;
  sentAt?: number;
  result?: SentRecord | null;
};

function changeBy(
  outcome: Exclude<Outcome, { is: 'signedOut' }>,
  entry: OutboxEntry,
  now: number,
  random: () => number,
): Change {
  const attempts = entry.attempts + 1;
  if (outcome.is === 'sent')
    return { state: 'sent', attempts, problem: null, sentAt: now, result: outcome.result };
  const { problem } = outcome;
  if (outcome.is === 'refused') return { state: 'refused', attempts, problem };
  const askedForMs = (outcome.afterSeconds ?? 0) * 1000;
  const delayMs = Math.max(askedForMs, retryDelayMs(attempts, random));
  return { state: 'waiting', attempts, problem, nextTryAt: now + delayMs };
}

/** Forgets what was sent more than a day ago, unless something still waits to follow it. */
export async function forgetOldSent(outbox: Outbox, owner: string, now: number) {
  const entries = await listEntries(outbox, owner);
  const followed = new Set(entries.flatMap(({ state, after }) => (state === 'sent' ? [] : after)));
  for (const { id, state, createdAt } of entries)
    if (state === 'sent' && createdAt < now - keepSentMs && !followed.has(id))
      await outbox.delete('entries', id);
}
