import { useId, useState } from 'preact/hooks';

import type { TimelineOwner } from '../../../contract/timeline.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { createTimeline } from '../../state/timeline.ts';
import { useWorkspace } from '../workspace-context.ts';
import { ChangeHistory } from './ChangeHistory.tsx';
import { Composer } from './Composer.tsx';
import { OpenFollowUps } from './OpenFollowUps.tsx';
import { PinnedNotes } from './PinnedNotes.tsx';
import { Story } from './Story.tsx';

interface HistoryProps {
  page: RecordPage;
  type: TimelineOwner;
  record: AnyRecord;
  mayChange: boolean;
  /** Only what was: nothing more is written. */
  isOver: boolean;
}

const views = ['timeline', 'history'] as const;

/** What to write down, what is kept on top, what comes next, and what happened, from the top. */
export function History({ page, type, record, mayChange, isOver }: HistoryProps) {
  const { call, changes } = useWorkspace();
  const { id } = page;
  const timeline = useOwned(() => createTimeline({ call, type, id, changes }), [type, id]);
  const [view, setView] = useState<(typeof views)[number]>('timeline');
  const panelId = useId();
  const about = type === 'account' ? null : { type, id };
  return (
    <div class="history">
      {about && !isOver && <Composer about={about} name={page.type.title(record)} />}
      {about && <PinnedNotes about={about} />}
      {about && <OpenFollowUps about={about} />}
      <section aria-label={t('page.history')}>
        <Tabs
          label={t('story.view')}
          tabs={views.map((one) => ({ id: one, label: t(`story.${one}`) }))}
          chosen={view}
          panelId={panelId}
          onChoose={setView}
        />
        <div id={panelId} role="tabpanel" aria-label={t(`story.${view}`)}>
          {view === 'timeline' ? (
            <Story timeline={timeline} here={id} />
          ) : (
            <ChangeHistory page={page} record={record} mayChange={mayChange} />
          )}
        </div>
      </section>
    </div>
  );
}
