import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';

import { onOutboxChange } from '../outbox/changes.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { countByOwner, listEntries, summarize } from '../outbox/list.ts';
import { openOutbox } from '../outbox/open.ts';
import type { CurrentSession } from '../session/current.ts';

export type OutboxModel = Awaited<ReturnType<typeof createOutboxModel>>;

/** The outbox of whoever is signed in, kept up to date whoever changes it. */
export async function createOutboxModel(
  current: ReadonlySignal<CurrentSession | null | undefined>,
) {
  const outbox = await openOutbox();
  const entries = signal<OutboxEntry[]>([]);
  /** How much waits for members who are not signed in here now. */
  const othersWaiting = signal(0);
  const load = async () => {
    const owner = current.value?.owner;
    entries.value = owner === undefined ? [] : await listEntries(outbox, owner);
    const counts = await countByOwner(outbox);
    counts.delete(owner ?? '');
    othersWaiting.value = [...counts.values()].reduce((sum, count) => sum + count, 0);
  };
  effect(() => {
    void current.value;
    void load();
  });
  onOutboxChange(() => void load());
  return {
    outbox,
    entries,
    othersWaiting,
    load,
    summary: computed(() => summarize(entries.value)),
  };
}
