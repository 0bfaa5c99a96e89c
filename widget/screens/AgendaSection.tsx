import type { Agenda } from '../../contract/follow-ups.ts';
import { isRecordName, recordTypes } from '../../contract/records/index.ts';
import { DueRow } from '../components/DueRow.tsx';
import { ReachLinks } from '../components/ReachLinks.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';
import type { AgendaGroup } from '../state/agenda.ts';
import { useFollowUpActs } from './useFollowUpActs.ts';

interface AgendaSectionProps {
  name: AgendaGroup;
  group: Agenda[AgendaGroup];
}

const empty = {
  overdue: 'agenda.emptyOverdue',
  today: 'agenda.emptyToday',
  nextSevenDays: 'agenda.emptyNextSevenDays',
} as const;

/** The page of a record that something is about. */
export const pathOf = (subject: { type: string; id: string } | null) =>
  subject && isRecordName(subject.type)
    ? `/${recordTypes[subject.type].plural}/${subject.id}`
    : null;

/** One stretch of time with its follow-ups; its number is that of all of them, however many are shown. */
export function AgendaSection({ name, group }: AgendaSectionProps) {
  const actsOn = useFollowUpActs();
  const { href } = useSurroundings();
  const more = group.count - group.items.length;
  return (
    <section class="agenda-section" aria-label={t(`agenda.${name}`)}>
      <h2>
        {t(`agenda.${name}`)}
        <span
          class="count"
          data-tone={name === 'overdue' && group.count > 0 ? 'overdue' : undefined}
        >
          {group.count}
        </span>
      </h2>
      {group.items.map((one) => {
        const path = pathOf(one.subject);
        return (
          <DueRow key={one.id} followUp={one} href={path ? href(path) : undefined} {...actsOn(one)}>
            <ReachLinks phone={one.subjectPhone} email={one.subjectEmail} />
          </DueRow>
        );
      })}
      {more > 0 && (
        <a class="agenda-more small" href={href('/follow-ups')}>
          {t('agenda.showAll', { count: more })}
        </a>
      )}
      {group.count === 0 && <p class="agenda-empty faint">{t(empty[name])}</p>}
    </section>
  );
}
