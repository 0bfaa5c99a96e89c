import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import type { ListQuery } from '../../contract/list.ts';
import type { RecordType } from '../../contract/record.ts';
import { endpointsOf, type AnyRecord } from './any-record.ts';
import type { Changes } from './changes.ts';
import { failureOf, type Failure } from './failure.ts';

interface RecordListSettings {
  call: Client;
  type: RecordType;
  /** What is asked; a change of it asks anew. */
  query: ReadonlySignal<ListQuery>;
  changes: Changes;
}

/** A list of one kind of record, page after page. While a new answer is awaited the old rows stay. */
export function createRecordList({ call, type, query, changes }: RecordListSettings) {
  const rows = signal<AnyRecord[] | null>(null);
  const total = signal<number | null>(null);
  const isLoading = signal(true);
  const failure = signal<Failure | null>(null);
  const cursor = signal<string | null>(null);
  let underWay = new AbortController();

  const ask = async (more: ListQuery, take: (found: AnyRecord[]) => AnyRecord[]) => {
    underWay.abort();
    const { signal: cancelled } = (underWay = new AbortController());
    isLoading.value = true;
    try {
      const input = { ...query.peek(), ...more };
      const answer = await call(endpointsOf(type).list, input, { signal: cancelled });
      batch(() => {
        rows.value = take(answer.items);
        cursor.value = answer.nextCursor;
        total.value = answer.total ?? total.peek();
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

  const reload = () => ask({ count: true }, (found) => found);

  const loadMore = async () => {
    if (!cursor.value || isLoading.value) return;
    await ask({ cursor: cursor.value }, (found) => [...(rows.peek() ?? []), ...found]);
  };

  const put = (record: AnyRecord) => {
    rows.value = rows.value?.map((row) => (row.id === record.id ? record : row)) ?? null;
  };
  const take = (id: string) => {
    const left = rows.value?.filter((row) => row.id !== id) ?? null;
    if (left?.length === rows.value?.length) return;
    rows.value = left;
    if (total.value !== null) total.value -= 1;
  };

  const stopAsking = effect(() => {
    void query.value;
    void reload();
  });
  const stopListening = changes.listen(({ type: name, id, record }) => {
    if (name !== type.name) return;
    const isKnown = rows.peek()?.some((row) => row.id === id) ?? false;
    if (!record) take(id);
    // Whoever tells of a record of this type tells all of it.
    else if (isKnown) put(record as AnyRecord);
    else void reload();
  });
  const stop = () => {
    stopAsking();
    stopListening();
    underWay.abort();
  };
  return { type, rows, total, isLoading, failure, hasMore: cursor, reload, loadMore, stop };
}
