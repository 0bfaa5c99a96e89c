import { batch, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { getTimeline, timelineOwners, type TimelineEntry } from '../../contract/timeline.ts';
import type { Changes } from './changes.ts';
import { failureOf, type Failure } from './failure.ts';

export type TimelineOwner = (typeof timelineOwners)[number];
export const hasTimeline = (type: string): type is TimelineOwner =>
  timelineOwners.some((owner) => owner === type);

interface TimelineSettings {
  call: Client;
  type: TimelineOwner;
  id: string;
  changes: Changes;
}

/** Kinds whose changes show in the timeline of the record they belong to. */
const shown = ['interaction', 'note', 'followUp'];

/** What happened with one record, latest first. */
export function createTimeline({ call, type, id, changes }: TimelineSettings) {
  const entries = signal<TimelineEntry[] | null>(null);
  const failure = signal<Failure | null>(null);
  const cursor = signal<string | null>(null);
  const isLoading = signal(false);

  const ask = async (from: string | null) => {
    isLoading.value = true;
    try {
      const answer = await call(getTimeline, from ? { type, id, cursor: from } : { type, id });
      batch(() => {
        entries.value = from ? [...(entries.peek() ?? []), ...answer.items] : answer.items;
        cursor.value = answer.nextCursor;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    } finally {
      isLoading.value = false;
    }
  };

  const load = () => ask(null);
  const loadMore = async () => {
    if (cursor.value && !isLoading.value) await ask(cursor.value);
  };
  const stop = changes.listen((change) => {
    if (shown.includes(change.type) || change.id === id) void load();
  });
  return { entries, failure, hasMore: cursor, isLoading, load, loadMore, stop };
}
