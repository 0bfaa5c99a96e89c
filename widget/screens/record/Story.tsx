import { useId } from 'preact/hooks';

import { entryKinds, type TimelineEntry } from '../../../contract/timeline.ts';
import { Failed } from '../../components/Failed.tsx';
import { SearchInput } from '../../components/SearchInput.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { t } from '../../messages/t-workspace.ts';
import { dayHeading } from '../../state/relative-time.ts';
import { entryKey, type Timeline } from '../../state/timeline.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { TimelineEntryRow } from './TimelineEntryRow.tsx';

interface StoryProps {
  timeline: Timeline;
  /** The id of the record whose story it is. */
  here: string;
}

/** What happened, day by day, from the top; narrowed to one kind or to some words. */
export function Story({ timeline, here }: StoryProps) {
  const panelId = useId();
  const { entries, failure, kind, words } = timeline;
  const rows = entries.value;
  const isNarrowed = kind.value !== null || words.value !== '';
  return (
    <>
      <div class="story-filters">
        <Tabs
          label={t('story.kinds')}
          tabs={(['all', ...entryKinds] as const).map((id) => ({ id, label: t(`story.${id}`) }))}
          chosen={kind.value ?? 'all'}
          panelId={panelId}
          onChoose={(id) => {
            kind.value = id === 'all' ? null : id;
          }}
        />
        {kind.value !== 'activity' && (
          <SearchInput
            label={t('story.search')}
            words={words.value}
            hasKey={false}
            onSearch={(text) => {
              words.value = text;
            }}
          />
        )}
      </div>
      <div id={panelId} role="tabpanel" aria-label={t(`story.${kind.value ?? 'all'}`)}>
        {failure.value && !rows ? (
          <Failed failure={failure.value} onRetry={() => void timeline.load()} />
        ) : rows === null ? (
          <Skeleton rows={4} height={48} />
        ) : (
          <Days entries={rows} here={here} />
        )}
        {rows?.length === 0 && (
          <p class="faint small">{t(isNarrowed ? 'story.nothing' : 'timeline.empty')}</p>
        )}
        <LoadMore list={{ ...timeline, rows: entries }} />
      </div>
    </>
  );
}

function Days({ entries, here }: { entries: readonly TimelineEntry[]; here: string }) {
  const { now, ...format } = useSurroundings();
  const days = Map.groupBy(entries, ({ at }) => dayHeading(Date.parse(at), now.value, format));
  return (
    <>
      {[...days].map(([day, told]) => (
        <section class="story-day" key={day} aria-label={day}>
          <h3>{day}</h3>
          <ol class="timeline">
            {told.map((entry) => (
              <TimelineEntryRow key={entryKey(entry)} entry={entry} here={here} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
