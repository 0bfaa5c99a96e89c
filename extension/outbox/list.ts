import type { OutboxEntry } from './entry.ts';
import type { Outbox } from './open.ts';

/** What one member did, oldest first; ids sort by the time they were made. */
export const listEntries = (outbox: Outbox, owner: string): Promise<OutboxEntry[]> =>
  outbox.getAllFromIndex('entries', 'owner', owner);

/** Acts that nobody who is signed in now can send, by whose they are. */
export async function countByOwner(outbox: Outbox): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { owner, state } of await outbox.getAll('entries'))
    if (state !== 'sent') counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}

export interface OutboxSummary {
  waiting: number;
  refused: number;
  /** Why the waiting ones wait, by the last try; null when none failed yet, or the server let nothing in. */
  reason: 'offline' | 'server' | null;
}

export function summarize(entries: OutboxEntry[]): OutboxSummary {
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const codes = waiting
    .flatMap(({ problem }) => problem?.code ?? [])
    .filter((code) => code !== 'forbidden');
  return {
    waiting: waiting.length,
    refused: entries.filter(({ state }) => state === 'refused').length,
    reason: codes.includes('no_answer') ? 'offline' : codes.length > 0 ? 'server' : null,
  };
}
