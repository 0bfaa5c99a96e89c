import type { TimelineEntry } from '../../../contract/timeline.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icons.ts';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { SafeLink, shortUrl } from '../../components/SafeLink.tsx';
import { describe } from './timeline-words.ts';

const icons: Record<string, IconName> = {
  note: 'note',
  followUp: 'followUp',
  call: 'phone',
  email: 'email',
  meeting: 'meeting',
  activity: 'activity',
};

/** Who did what and when, in a sentence, with its text below. */
export function TimelineEntryRow({ entry }: { entry: TimelineEntry }) {
  const { icon, sentence, title, body, chips, sourceUrl } = describe(entry);
  const isMinor = entry.kind === 'activity';
  return (
    <li class="entry" data-minor={isMinor || undefined}>
      <span class="entry-icon">
        <Icon name={icons[icon] ?? 'activity'} />
      </span>
      <div class="entry-what">
        <p class="entry-line">
          <span>{sentence}</span>
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
        {body && <p class="prose entry-body">{body}</p>}
        {sourceUrl && (
          <p class="small">
            <SafeLink to={sourceUrl}>{shortUrl(sourceUrl)}</SafeLink>
          </p>
        )}
      </div>
    </li>
  );
}
