import { signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { getHistory, type HistoryEntry } from '../../contract/history.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { Changes } from './changes.ts';
import { createPaged } from './paged.ts';

interface HistorySettings {
  call: Client;
  type: RecordName;
  id: string;
  changes: Changes;
  /** Only what changed one of these. */
  fields?: readonly string[];
}

/** What changed in one record, field by field, latest first. */
export function createHistory({ call, type, id, changes, fields }: HistorySettings) {
  const isAsked = signal(false);
  const list = createPaged<HistoryEntry>((place, cancelled) =>
    call(
      getHistory,
      {
        type,
        id,
        ...(fields ? { fields: fields.join() } : {}),
        ...('cursor' in place ? place : {}),
      },
      { signal: cancelled },
    ),
  );
  const load = async () => {
    isAsked.value = true;
    await list.reload();
  };
  const stopListening = changes.listen((change) => {
    if (change.id === id && !change.isPending && isAsked.peek()) void list.reload();
  });
  const stop = () => {
    stopListening();
    list.stop();
  };
  return { ...list, load, stop };
}
