import { newId } from '../../contract/id.ts';
import { announceChange } from './changes.ts';
import type { OutboxEntry, OutboxInput, OutboxKind } from './entry.ts';
import { durable, type Outbox } from './open.ts';
import { pointTo } from './point-to.ts';

interface Act<K extends OutboxKind> {
  owner: string;
  kind: K;
  /** Made before, where the input has to name it too. */
  id?: string;
  input: OutboxInput<K>;
  label: string;
  after?: string | null;
  capturedFrom?: string | null;
  /** An act that is there already and makes this one superfluous. */
  isSame?: (entry: OutboxEntry) => boolean;
  now?: number;
}

/** Writes an act of the rep to disk. Resolves once it can no longer be lost; sending it is the worker's business. */
export async function enqueue<K extends OutboxKind>(outbox: Outbox, act: Act<K>): Promise<string> {
  const { owner, kind, input, label, after = null, now = Date.now(), id = newId(now) } = act;
  const entry: OutboxEntry<K> = {
    id,
    owner,
    kind,
    input,
    label,
    after,
    ...(act.capturedFrom && { capturedFrom: act.capturedFrom }),
    state: 'waiting',
    createdAt: now,
    revision: 0,
    attempts: 0,
    nextTryAt: now,
    sentAt: null,
    problem: null,
    result: null,
  };
  const tx = outbox.transaction('entries', 'readwrite', durable);
  if (act.isSame) {
    const same = (await tx.store.index('owner').getAll(owner)).find(act.isSame);
    if (same) return same.id;
  }
  const before = after === null ? undefined : await tx.store.get(after);
  await tx.store.add(before?.result ? pointTo(entry, before.result) : entry);
  await tx.done;
  announceChange();
  return id;
}
