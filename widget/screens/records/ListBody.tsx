import type { ComponentProps } from 'preact';

import { Failed } from '../../components/Failed.tsx';
import { RecordTable } from '../../components/RecordTable.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { LongRecords } from '../../state/lists/long-records.ts';
import { NoRows } from './NoRows.tsx';

interface ListBodyProps extends Omit<ComponentProps<typeof RecordTable>, 'total' | 'rowAt'> {
  list: LongRecords;
  scroller: { current: HTMLDivElement | null };
  newHref: string | null;
  isNarrowed: boolean;
  onClear: () => void;
  onFocusIn: (event: FocusEvent) => void;
}

/** The rows of a list, or what stands in their place: that they are on their way, that there are none, or what went wrong. */
export function ListBody(props: ListBodyProps) {
  const { list, scroller, newHref, isNarrowed, onClear, onFocusIn, ...table } = props;
  const known = list.known.value;
  const failure = list.failure.value;
  const retry = () => void list.reload({ keepsPlace: true });
  return (
    <div class="list-body" ref={scroller} aria-busy={list.isLoading.value} onFocusIn={onFocusIn}>
      {failure && !known ? (
        <Failed failure={failure} onRetry={retry} />
      ) : known === null ? (
        <Skeleton rows={12} />
      ) : known.total === 0 ? (
        <NoRows type={table.type} newHref={newHref} isNarrowed={isNarrowed} onClear={onClear} />
      ) : (
        <RecordTable {...table} total={known.total} rowAt={list.rowAt} />
      )}
      {failure && known && (
        <p class="list-failed" role="alert">
          {t('list.moreFailed', { why: failure.why })}{' '}
          <button type="button" class="button" onClick={retry}>
            {t('common.retry')}
          </button>
        </p>
      )}
    </div>
  );
}
