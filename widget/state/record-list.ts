import { effect, type ReadonlySignal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import type { ListQuery } from '../../contract/list.ts';
import type { RecordType } from '../../contract/record.ts';
import { endpointsOf, type AnyRecord } from './any-record.ts';
import type { Changes } from './changes.ts';
import { createPaged } from './paged.ts';

interface RecordListSettings {
  call: Client;
  type: RecordType;
  /** What is asked; a change of it asks anew. */
  query: ReadonlySignal<ListQuery>;
  changes: Changes;
}

/** A list of one kind of record, page after page, that follows what is changed elsewhere on the screen. */
export function createRecordList({ call, type, query, changes }: RecordListSettings) {
  const list = createPaged<AnyRecord>((place, cancelled) =>
    call(endpointsOf(type).list, { ...query.peek(), ...place }, { signal: cancelled }),
  );
  const stopAsking = effect(() => {
    void query.value;
    void list.reload();
  });
  const stopListening = changes.listen(({ type: name, id, record, isPending }) => {
    if (name !== type.name) return;
    const isKnown = list.rows.peek()?.some((row) => row.id === id) ?? false;
    if (!record) list.take(id);
    // Whoever tells of a record of this type tells all of it.
    else if (isKnown) list.put(record as AnyRecord);
    else if (!isPending) void list.reload();
  });
  const stop = () => {
    stopAsking();
    stopListening();
    list.stop();
  };
  return { ...list, type, stop };
}
