import { effect, type ReadonlySignal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { ListQuery } from '../../../contract/list.ts';
import type { RecordType } from '../../../contract/record.ts';
import { endpointsOf, type AnyRecord } from '../any-record.ts';
import type { Changes } from '../changes.ts';
import { createLongList } from './long-list.ts';

interface LongRecordsSettings {
  call: Client;
  type: RecordType;
  /** What is asked; a change of it asks anew. */
  query: ReadonlySignal<ListQuery>;
  changes: Changes;
}

export type LongRecords = ReturnType<typeof createLongRecords>;

/** A list of one kind of record, however long, that follows what is changed elsewhere on the screen. */
export function createLongRecords({ call, type, query, changes }: LongRecordsSettings) {
  const list = createLongList<AnyRecord>((place, cancelled) =>
    call(endpointsOf(type).list, { ...query.peek(), ...place }, { signal: cancelled }),
  );
  const stopAsking = effect(() => {
    void query.value;
    void list.reload();
  });
  const stopListening = changes.listen(({ type: name, id, record }) => {
    if (name !== type.name) return;
    const isKnown = list.placeOf(id) >= 0;
    // Whoever tells of a record of this type tells all of it.
    if (record && isKnown) list.put(record as AnyRecord);
    else {
      if (!record) list.take(new Set([id]));
      void list.reload({ keepsPlace: true });
    }
  });
  const stop = () => {
    stopAsking();
    stopListening();
    list.stop();
  };
  return { ...list, type, stop };
}
