import { batch, effect, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import {
  getTimeline,
  timelineOwners,
  type EntryKind,
  type TimelineEntry,
  type TimelineOwner,
} from '../../contract/timeline.ts';
import type { Changes } from './changes.ts';
import { failureOf, type Failure } from './failure.ts';
import { onTopOf } from './on-top-of.ts';

export const hasTimeline = (type: string): type is TimelineOwner =>
  timelineOwners.some((owner) => owner === type);

interface TimelineSettings {
  call: Client;
  type: TimelineOwner;
  id: string;
  changes: Changes;
}

/** Kinds whose changes may show in the timeline of the record they belong to. */
const shown = ['interaction', 'note', 'followUp', 'contact', 'account', 'project'];

/** Tells an entry from every other: one of one kind may share its id with one of another. */
export function entryKey(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'note':
      return `note ${entry.note.id}`;
    case 'interaction':
      return `interaction ${entry.interaction.id}`;
    case 'followUp':
      return `followUp ${entry.followUp.id}`;
    default:
      return `activity ${entry.activity.id}`;
  }
}

export type Timeline = ReturnType<typeof createTimeline>;

/** What happened with one record, latest first: all of it, entries of one kind, or those with some words. */
export function createTimeline({ call, type, id, changes }: TimelineSettings) {
  const entries = signal<TimelineEntry[] | null>(null);
  const failure = signal<Failure | null>(null);
  const cursor = signal<string | null>(null);
  const isLoading = signal(false);
  /** Null: of every kind. */
  const kind = signal<EntryKind | null>(null);
  const words = signal('');
  let underWay = new AbortController();

  const ask = async (
    from: string | null,
    place: (found: TimelineEntry[]) => { entries: TimelineEntry[]; isWhole: boolean },
  ) => {
    underWay.abort();
    const { signal: cancelled } = (underWay = new AbortController());
    isLoading.value = true;
    const narrowed = {
      ...(kind.peek() && { kinds: kind.peek() ?? '' }),
      ...(words.peek() && { q: words.peek() }),
      ...(from && { cursor: from }),
    };
    try {
      const answer = await call(getTimeline, { type, id, ...narrowed }, { signal: cancelled });
      if (cancelled.aborted) return;
      batch(() => {
        const placed = place(answer.items);
        entries.value = placed.entries;
        if (placed.isWhole) cursor.value = answer.nextCursor;
        failure.value = null;
        isLoading.value = false;
      });
    } catch (error) {
      if (cancelled.aborted) return; // a newer question is under way
      batch(() => {
        failure.value = failureOf(error);
        isLoading.value = false;
      });
    }
  };

  const load = () => ask(null, (found) => ({ entries: found, isWhole: true }));
  /** What is new comes on top; the pages that somebody has read on to stay. */
  const refresh = () => ask(null, (found) => onTopOf(found, entries.peek() ?? [], entryKey));
  const loadMore = async () => {
    if (!cursor.value || isLoading.value) return;
    await ask(cursor.value, (found) => ({
      entries: [...(entries.peek() ?? []), ...found],
      isWhole: true,
    }));
  };
  const stopAsking = effect(() => {
    void kind.value;
    void words.value;
    void load();
  });
  const stopListening = changes.listen((change) => {
    if (change.isPending) return;
    if (shown.includes(change.type) || change.id === id) void refresh();
  });
  const stop = () => {
    stopAsking();
    stopListening();
    underWay.abort();
  };
  return { entries, failure, hasMore: cursor, isLoading, kind, words, load, loadMore, stop };
}
