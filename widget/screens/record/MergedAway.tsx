import { useEffect } from 'preact/hooks';

import { RecordLink } from '../../components/RecordLink.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createPastActs } from '../../state/merging/past-acts.ts';
import type { MergeableType } from '../../state/merging/rights.ts';
import { useWorkspace } from '../workspace-context.ts';

/** Where an old link leads to a record that was merged into another one: which one that is. */
export function MergedAway({ type, id }: { type: MergeableType; id: string }) {
  const { call } = useWorkspace();
  const past = useOwned(() => createPastActs({ call, type: type.name, id }), [type, id]);
  useEffect(() => void past.load(), [past]);
  const merge = past.merges.value.find(({ fromId }) => fromId === id);
  if (!merge) return null;
  return (
    <p class="merged-away">
      {t('past.wentInto', { name: merge.fromName })}{' '}
      <RecordLink type={type.name} id={merge.intoId} />
    </p>
  );
}
