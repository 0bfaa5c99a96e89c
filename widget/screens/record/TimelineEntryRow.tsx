import { recordTypes } from '../../../contract/records/index.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { ChangeList } from '../../components/ChangeList.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icons.ts';
import { LinkedText } from '../../components/LinkedText.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { SafeLink, shortUrl } from '../../components/SafeLink.tsx';
import { t } from '../../messages/t-workspace.ts';
import { NoteText } from './NoteText.tsx';
import { Sentence } from './Sentence.tsx';
import { describe } from './timeline-words.ts';

const icons: Record<string, IconName> = {
  note: 'note',
  followUp: 'followUp',
  call: 'phone',
  email: 'email',
  meeting: 'meeting',
  activity: 'activity',
};

interface TimelineEntryRowProps {
  entry: TimelineEntry;
  /** The id of the record whose timeline it is. */
  here: string;
}

/** Who did what and when, in a sentence, with its text below. */
export function TimelineEntryRow({ entry, here }: TimelineEntryRowProps) {
  const described = describe(entry, here);
  const { icon, title, body, chips, sourceUrl, changes } = described;
  const about = aboutOf(entry);
  const type = entry.kind === 'activity' ? typeOf(entry.activity.objectType) : null;
  return (
    <li class="entry" data-minor={entry.kind === 'activity' || undefined}>
      <span class="entry-icon">
        <Icon name={icons[icon] ?? 'activity'} />
      </span>
      <div class="entry-what">
        <p class="entry-line">
          <span>
            <Sentence described={described} />
            {about && about.id !== here && (
              <>
                {' '}
                {t('story.with')} <RecordLink type={about.type} id={about.id} />
              </>
            )}
          </span>
          {chips.map((chip) => (
            <span class="chip" key={chip}>
              {chip}
            </span>
          ))}
          <span class="faint small entry-time">
            <RelativeTime at={entry.at} />
          </span>
        </p>
        {title && <p class="entry-title">{title}</p>}
        {entry.kind === 'note' ? (
          <NoteText note={entry.note} />
        ) : (
          body && (
            <p class="prose entry-body">
              <LinkedText>{body}</LinkedText>
            </p>
          )
        )}
        {type && <ChangeList type={type} changes={changes} />}
        {sourceUrl && (
          <p class="small">
            <SafeLink to={sourceUrl}>{shortUrl(sourceUrl)}</SafeLink>
          </p>
        )}
      </div>
    </li>
  );
}

const typeOf = (name: string) =>
  Object.values(recordTypes).find((one) => one.name === name) ?? null;

/** The record that something was written down about. */
function aboutOf(entry: TimelineEntry) {
  switch (entry.kind) {
    case 'note':
      return entry.note.about;
    case 'interaction':
      return entry.interaction.subjectOf;
    case 'followUp':
      return entry.followUp.subject;
    default:
      return null;
  }
}
