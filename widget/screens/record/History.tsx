import { useEffect, useId } from 'preact/hooks';

import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createTimeline, type TimelineOwner } from '../../state/timeline.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { Composer } from './Composer.tsx';
import { OpenFollowUps } from './OpenFollowUps.tsx';
import { TimelineEntryRow } from './TimelineEntryRow.tsx';

interface HistoryProps {
  type: TimelineOwner;
  id: string;
  name: string;
  /** Only what was: nothing more is written. */
  isOver: boolean;
}

/** What to write down, what comes next, and what happened, from the top. */
export function History({ type, id, name, isOver }: HistoryProps) {
  const { call, changes } = useWorkspace();
  const timeline = useOwned(() => createTimeline({ call, type, id, changes }), [type, id]);
  useEffect(() => void timeline.load(), [timeline]);
  const headId = useId();
  const entries = timeline.entries.value;
  return (
    <div class="history">
      {!isOver && <Composer about={{ type, id }} name={name} />}
      <OpenFollowUps about={{ type, id }} />
      <section aria-labelledby={headId}>
        <h2 id={headId}>{t('page.history')}</h2>
        {timeline.failure.value && !entries ? (
          <Failed failure={timeline.failure.value} onRetry={() => void timeline.load()} />
        ) : entries === null ? (
          <Skeleton rows={4} height={48} />
        ) : (
          <ol class="timeline">
            {entries.map((entry, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- an entry of one kind may share its id with one of another
              <TimelineEntryRow key={`${entry.kind}${index}`} entry={entry} />
            ))}
          </ol>
        )}
        {entries?.length === 0 && <p class="faint small">{t('timeline.empty')}</p>}
        <LoadMore list={{ ...timeline, rows: timeline.entries }} />
      </section>
    </div>
  );
}
