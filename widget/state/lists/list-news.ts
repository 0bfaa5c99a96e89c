import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { ListQuery } from '../../../contract/list.ts';
import type { RecordType } from '../../../contract/record.ts';
import { endpointsOf, type AnyRecord } from '../any-record.ts';
import { failureOf } from '../failure.ts';
import type { LongRecords } from './long-records.ts';

interface NewsSettings {
  call: Client;
  type: RecordType;
  list: LongRecords;
  query: { peek(): ListQuery };
}

const everyMs = 60_000;
/** A list that is typed at is asked for time and again: only what stays is watched. */
const settledMs = 1000;
/** More than that is "many". */
const mostNews = 100;

interface News {
  fresh: ReadonlySet<string>;
  gone: ReadonlySet<string>;
}

const none: News = { fresh: new Set(), gone: new Set() };

/**
 * What others do with a list meanwhile. Values of rows that are there change in their place; what is new or gone is only
 * counted, so that no row moves or vanishes under a reader before they say so.
 */
export function createListNews({ call, type, list, query }: NewsSettings) {
  const news = signal<News>(none);
  /** When the latest change was that the list knows of; null: not yet known. */
  let since: string | null = null;
  let isAsking = false;

  const newest = async (asked: ListQuery): Promise<AnyRecord[]> =>
    (await call(endpointsOf(type).list, { ...asked, sort: '-updatedAt' })).items;

  /** From now on; what was told before is seen. */
  const start = async () => {
    const [latest] = await newest({ ...query.peek(), limit: 1 });
    since = latest?.updatedAt ?? new Date(0).toISOString();
  };

  const check = async () => {
    const asked = query.peek();
    // Who filters by the time of changes asks for them already.
    if (since === null || isAsking || document.hidden || 'updatedAt[gt]' in asked) return;
    isAsking = true;
    try {
      const after = { ...asked, 'updatedAt[gt]': since, limit: mostNews };
      const [changed, deleted] = [await newest(after), await newest({ ...after, deleted: true })];
      for (const record of changed) list.put(record);
      const fresh = changed.filter(({ id, createdAt }) => isNew(createdAt) && list.placeOf(id) < 0);
      const gone = deleted.filter(({ id }) => list.placeOf(id) >= 0);
      news.value = { fresh: idsOf(fresh), gone: idsOf(gone) };
    } finally {
      isAsking = false;
    }
  };

  const isNew = (createdAt: string) => since !== null && createdAt > since;

  /** Nobody asked for it: when it fails, the list says so the next time it is asked for something. */
  const quietly = (act: () => Promise<void>) => {
    void act().catch(failureOf);
  };
  let settling: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    news.value = none;
    since = null;
    clearTimeout(settling);
    settling = setTimeout(() => quietly(start), settledMs);
  };
  const look = () => quietly(check);
  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  const stop = () => {
    clearInterval(timer);
    clearTimeout(settling);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  };
  return { news, begin, stop };
}

const idsOf = (records: AnyRecord[]): ReadonlySet<string> => new Set(records.map(({ id }) => id));
