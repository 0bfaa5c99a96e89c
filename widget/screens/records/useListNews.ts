import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import type { ListQuery } from '../../../contract/list.ts';
import type { RecordType } from '../../../contract/record.ts';
import { useOwned } from '../../components/useOwned.ts';
import { createListNews } from '../../state/lists/list-news.ts';
import type { LongRecords } from '../../state/lists/long-records.ts';
import { useWorkspace } from '../workspace-context.ts';

/** What others do with a list while it stands there, counted from each time that it was asked for. */
export function useListNews(type: RecordType, list: LongRecords, query: ReadonlySignal<ListQuery>) {
  const { call } = useWorkspace();
  const news = useOwned(() => createListNews({ call, type, list, query }), [list]);
  const isLoading = list.isLoading.value;
  useEffect(() => {
    if (!isLoading) news.begin();
  }, [news, isLoading]);
  const { fresh, gone } = news.news.value;
  return { fresh: fresh.size, gone: gone.size };
}
