import { batch, signal } from '@preact/signals';

import { failureOf, type Failure } from '../failure.ts';
import { chunked, startsOf } from './pages.ts';

/** Rows that are asked for at a time. */
const pageSize = 100;

/** Pages that are kept around what is seen; those further away are dropped, and asked for again by their cursors. */
const keptPages = 6;

/** As many rows as a page may have when all of them are gone through. */
const mostPerPage = 200;

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
  total?: number | undefined;
  marks?: string[] | undefined;
}

interface Asked {
  limit: number;
  cursor?: string;
  count?: true;
  marks?: true;
}

type Ask<Row> = (place: Asked, cancelled: AbortSignal) => Promise<Page<Row>>;

/** What is known of a list: how long it is, and the pages at hand by their number. */
interface Known<Row> {
  total: number;
  pages: ReadonlyMap<number, Row[]>;
}

/**
 * A list of any length, of which only what is seen and a little around it is in memory. Its length is known from the start, and
 * any place of it can be gone to: the cursors of all pages are asked for once somebody goes further than to the next page.
 */
export function createLongList<Row extends { id: string }>(ask: Ask<Row>) {
  const known = signal<Known<Row> | null>(null);
  const isLoading = signal(true);
  const failure = signal<Failure | null>(null);
  /** The cursors at which pages begin, by their number. */
  let starts: (string | null)[] = [null];
  let seen = { first: 0, last: 0 };
  /** The page of the row that has the focus: it stays, wherever one has scrolled. */
  let pinned = 0;
  let question = new AbortController();
  const underWay = new Set<number>();

  const failed = (error: unknown, cancelled: AbortSignal) => {
    if (cancelled.aborted) return; // a newer question is under way
    batch(() => {
      failure.value = failureOf(error);
      isLoading.value = false;
    });
  };

  /** Asks anew from the start; `keepsPlace` for what is the same list as before, to which one has scrolled. */
  const reload = async ({ keepsPlace = false } = {}) => {
    question.abort();
    const { signal: cancelled } = (question = new AbortController());
    underWay.clear();
    isLoading.value = true;
    if (!keepsPlace) seen = { first: 0, last: 0 };
    const isDeep = seen.last > 0;
    try {
      const place: Asked = { limit: pageSize, count: true };
      const first = await ask(isDeep ? { ...place, marks: true } : place, cancelled);
      const begins = startsOf(first);
      const pages = new Map([[0, first.items]]);
      for (let number = Math.max(1, seen.first); number <= seen.last; number++) {
        const cursor = begins[number];
        if (cursor) pages.set(number, (await ask({ limit: pageSize, cursor }, cancelled)).items);
      }
      if (cancelled.aborted) return;
      batch(() => {
        starts = begins;
        known.value = { total: first.total ?? first.items.length, pages };
        failure.value = null;
        isLoading.value = false;
      });
    } catch (error) {
      failed(error, cancelled);
    }
  };

  /** Finds out where a page begins: from all marks, and beyond those page after page. */
  const startOf = async (number: number, cancelled: AbortSignal) => {
    if (starts[number] === undefined)
      starts = startsOf(await ask({ limit: pageSize, marks: true }, cancelled));
    while (starts[number] === undefined) {
      const cursor = starts.at(-1);
      if (!cursor) return null; // The list has become shorter.
      const { nextCursor } = await ask({ limit: pageSize, cursor }, cancelled);
      if (!nextCursor) return null;
      starts = [...starts, nextCursor];
    }
    return starts[number];
  };

  const load = async (number: number) => {
    const { signal: cancelled } = question;
    underWay.add(number);
    try {
      const cursor = await startOf(number, cancelled);
      const { items, nextCursor } = await ask(
        { limit: pageSize, ...(cursor && { cursor }) },
        cancelled,
      );
      if (cancelled.aborted || known.value === null) return;
      if (nextCursor && starts[number + 1] === undefined && starts.length === number + 1)
        starts = [...starts, nextCursor];
      const pages = new Map([...known.value.pages, [number, cursor || number === 0 ? items : []]]);
      for (const other of pages.keys()) if (isFar(other)) pages.delete(other);
      batch(() => {
        known.value = { total: known.peek()?.total ?? items.length, pages };
        failure.value = null;
      });
    } catch (error) {
      failed(error, cancelled);
    } finally {
      underWay.delete(number);
    }
  };

  const isFar = (page: number) =>
    page !== pinned && (page < seen.first - keptPages || page > seen.last + keptPages);

  /** Says which rows are seen; these, and a page in the direction of either end, are fetched. */
  const see = (firstRow: number, lastRow: number, pinnedRow: number) => {
    pinned = Math.floor(pinnedRow / pageSize);
    const last = Math.floor(Math.max(0, (known.peek()?.total ?? 0) - 1) / pageSize);
    seen = {
      first: Math.floor(firstRow / pageSize),
      last: Math.min(last, Math.floor(lastRow / pageSize)),
    };
    if (known.peek() === null || failure.peek()) return;
    const ahead = lastRow % pageSize > pageSize / 2 ? 1 : 0;
    const behind = firstRow % pageSize < pageSize / 2 ? 1 : 0;
    const to = Math.min(last, seen.last + ahead);
    for (let number = Math.max(0, seen.first - behind); number <= to; number++)
      if (!known.peek()?.pages.has(number) && !underWay.has(number)) void load(number);
  };

  const rowAt = (index: number): Row | null =>
    known.value?.pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;

  /** Where a row stands, if it is at hand; else -1. */
  const placeOf = (id: string): number => {
    for (const [number, rows] of known.peek()?.pages ?? []) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return number * pageSize + at;
    }
    return -1;
  };

  /** Puts a row in the place of the one it was before. */
  const put = (row: Row) => {
    const place = placeOf(row.id);
    const now = known.peek();
    if (place < 0 || !now) return;
    const number = Math.floor(place / pageSize);
    const page = now.pages.get(number)?.with(place % pageSize, row) ?? [];
    known.value = { ...now, pages: new Map([...now.pages, [number, page]]) };
  };

  /** Takes rows away at once; the rows behind move up, and a reload has to follow. */
  const take = (ids: ReadonlySet<string>) => {
    const now = known.peek();
    if (!now) return;
    const { pages, gone } = chunked(now.pages, (row) => !ids.has(row.id), pageSize);
    known.value = { total: Math.max(0, now.total - gone), pages };
  };

  /** The ids of rows from one place on, at most so many: also of those that are not at hand. */
  const idsFrom = async (from: number, most: number): Promise<string[]> => {
    const { signal: cancelled } = question;
    const number = Math.floor(from / pageSize);
    let cursor = await startOf(number, cancelled);
    const skipped = from % pageSize;
    const ids: string[] = [];
    while (ids.length < most + skipped) {
      const limit = Math.min(mostPerPage, most + skipped - ids.length);
      const page = await ask({ limit, ...(cursor && { cursor }) }, cancelled);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (!cursor) break;
    }
    return ids.slice(skipped);
  };

  const stop = () => question.abort();
  return { known, isLoading, failure, reload, see, rowAt, placeOf, put, take, idsFrom, stop };
}
