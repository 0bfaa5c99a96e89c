import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-merging.ts';
import { createMerging } from '../../state/merging/merging.ts';
import type { MergeableType } from '../../state/merging/rights.ts';
import { useWorkspace } from '../workspace-context.ts';
import { CompareFields } from './CompareFields.tsx';
import { MergeHeads } from './MergeHeads.tsx';
import { MergeResult } from './MergeResult.tsx';

interface ComparePairProps {
  type: MergeableType;
  /** The record that stays. */
  into: string;
  from: string;
  onSwap: () => void;
  onMerged: () => void;
  onLeave: () => void;
}

/** Two records side by side, what is kept of each, and what comes of it. */
export function ComparePair({ type, into, from, onSwap, onMerged, onLeave }: ComparePairProps) {
  const { call } = useWorkspace();
  // The same two, whichever stays: what was chosen outlives the change of mind.
  const [one = into, other = from] = [into, from].toSorted();
  const merging = useOwned(
    () => createMerging({ call, type, ids: [one, other] }),
    [type, one, other],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const pair = merging.pair.value;
  const isThere = pair !== null;
  useLayoutEffect(() => {
    merging.survivor.value = into;
  }, [merging, into]);
  useEffect(() => void merging.load(), [merging]);
  useEffect(() => {
    if (isThere) heading.current?.focus();
  }, [isThere]);
  if (!pair)
    return merging.failure.value ? (
      <Failed
        what={t('merge.gone')}
        failure={merging.failure.value}
        onRetry={() => void merging.load()}
      />
    ) : (
      <Skeleton rows={10} />
    );
  return (
    <div class="merge">
      <section class="merge-fields" aria-labelledby="merge-fields">
        <h2 id="merge-fields" tabIndex={-1} ref={heading}>
          {t('merge.compare')}
        </h2>
        <MergeHeads type={type} {...pair} onTakeAll={merging.chooseAll} onSwap={onSwap} />
        <CompareFields
          fields={merging.fields.value}
          sideOf={merging.sideOf}
          onChoose={merging.choose}
        />
      </section>
      <MergeResult merging={merging} onMerged={onMerged} onLeave={onLeave} />
    </div>
  );
}
