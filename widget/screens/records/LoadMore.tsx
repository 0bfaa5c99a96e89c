import { useEffect, useRef } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { Failure } from '../../state/failure.ts';

interface LoadMoreProps {
  list: {
    rows: { value: unknown[] | null };
    hasMore: { value: string | null };
    isLoading: { value: boolean };
    failure: { value: Failure | null };
    loadMore: () => Promise<void>;
  };
}

/** Loads the next page when the end of the list comes near; a button for whoever does not scroll. */
export function LoadMore({ list }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const failure = list.failure.value;
  const isWanted = list.hasMore.value !== null && list.rows.value !== null;
  useEffect(() => {
    if (!isWanted || failure || !end.current) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void list.loadMore();
      },
      { rootMargin: '400px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isWanted, failure, list, list.hasMore.value]);
  if (!isWanted) return null;
  return (
    <div class="load-more" ref={end}>
      {failure && <p class="field-error">{t('list.moreFailed', { why: failure.why })}</p>}
      <Button look="plain" busy={list.isLoading.value} onClick={() => void list.loadMore()}>
        {t('list.loadMore')}
      </Button>
    </div>
  );
}
