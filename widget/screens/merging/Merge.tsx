import { useEffect } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { useShortcuts } from '../../components/useShortcuts.ts';
import { t } from '../../messages/t-merging.ts';
import { mayMerge, type MergeableType } from '../../state/merging/rights.ts';
import { createRecordPage } from '../../state/record-page.ts';
import { writePlace } from '../../state/router.ts';
import { NoRight } from '../NoRight.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { ChooseOther } from './ChooseOther.tsx';
import { ComparePair } from './ComparePair.tsx';
import { MergingHead } from './MergingHead.tsx';

interface MergeProps {
  me: Me;
  type: MergeableType;
  id: string;
}

/** Makes one record of two: first which other one, then what is kept of each. The address names both, so that Back goes a step back. */
export function Merge({ me, type, id }: MergeProps) {
  const { call, changes, router } = useWorkspace();
  const page = useOwned(() => createRecordPage({ call, type, id, changes }), [type, id]);
  useEffect(() => void page.load(), [page]);
  const { with: other = null, after = null } = router.place.value.query;
  const placeOf = (into: string, from: string) =>
    writePlace(`/${type.plural}/${into}/merge`, { with: from, after: after ?? undefined });
  const toRecord = () => router.go(`/${type.plural}/${id}`);
  const toDuplicates = () => router.go(writePlace('/duplicates', { type: type.name }));
  const leave = after === 'duplicates' ? toDuplicates : toRecord;
  useShortcuts({ Escape: leave });
  const record = page.record.value;
  if (!mayMerge(me, type)) return <NoRight />;
  return (
    <div class="screen">
      <MergingHead
        title={record ? t('merge.title', { name: type.title(record) }) : t('nav.merge')}
        onLeave={leave}
      >
        {other && (
          <button
            type="button"
            class="button"
            onClick={() => router.go(`/${type.plural}/${id}/merge`)}
          >
            {t('merge.other')}
          </button>
        )}
      </MergingHead>
      <div class="screen-body">
        {other ? (
          <ComparePair
            type={type}
            into={id}
            from={other}
            onSwap={() => router.go(placeOf(other, id), { replace: true })}
            onMerged={leave}
            onLeave={leave}
          />
        ) : record ? (
          <ChooseOther
            type={type}
            record={record}
            placeOf={(otherId) => placeOf(id, otherId)}
            onChoose={(otherId) => router.go(placeOf(id, otherId))}
          />
        ) : page.failure.value ? (
          <Failed failure={page.failure.value} onRetry={() => void page.load()} />
        ) : (
          <Skeleton rows={3} height={48} />
        )}
      </div>
    </div>
  );
}
