import { batch, signal } from '@preact/signals';

import { failureOf, type Failure } from './failure.ts';

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
  total?: number | undefined;
}

/** Asks for the first page and how many there are, or for the one behind a cursor. */
type Ask<Row> = (
  place: { count: true } | { cursor: string },
  cancelled: AbortSignal,
) => Promise<Page<Row>>;

/** Rows of the server, page after page. While a new answer is awaited the old rows stay; a newer question ends an older one. */
export function createPaged<Row extends { id: string }>(ask: Ask<Row>) {
  const rows = signal<Row[] | null>(null);
  const total = signal<number | null>(null);
  const isLoading = signal(true);
  const failure = signal<Failure | null>(null);
  const hasMore = signal<string | null>(null);
  let underWay = new AbortController();

  const load = async (place: Parameters<Ask<Row>>[0], take: (found: Row[]) => Row[]) => {
    underWay.abort();
    const { signal: cancelled } = (underWay = new AbortController());
    isLoading.value = true;
    try {
      const answer = await ask(place, cancelled);
      if (cancelled.aborted) return;
      batch(() => {
        rows.value = take(answer.items);
        hasMore.value = answer.nextCursor;
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

  const reload = () => load({ count: true }, (found) => found);

  const loadMore = async () => {
    if (!hasMore.value || isLoading.value) return;
    await load({ cursor: hasMore.value }, (found) => [...(rows.peek() ?? []), ...found]);
  };

  /** Puts a row in the place of the one it was before. */
  const put = (row: Row) => {
    rows.value = rows.value?.map((one) => (one.id === row.id ? row : one)) ?? null;
  };

  /** Takes a row away that is gone. */
  const take = (id: string) => {
    const left = rows.value?.filter((row) => row.id !== id) ?? null;
    if (left?.length === rows.value?.length) return;
    rows.value = left;
    if (total.value !== null) total.value -= 1;
  };

  const stop = () => underWay.abort();
  return { rows, total, isLoading, failure, hasMore, reload, loadMore, put, take, stop };
}
