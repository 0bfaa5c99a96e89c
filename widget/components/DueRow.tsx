import type { ComponentChildren } from 'preact';

import { outcomes } from '../../contract/records/choices.ts';
import { t } from '../messages/t.ts';
import { dueInstant, dueInWords, dueTone, type Due } from '../state/due.ts';
import { exactTime } from '../state/relative-time.ts';
import { readWhen, type When } from '../state/when.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';
import { useSurroundings } from './surroundings.ts';

export type Outcome = keyof typeof outcomes;

interface DueRowFollowUp extends Due {
  id: string;
  title: string;
  subjectName?: string | null;
  subjectCompany?: string | null;
  assignedByName?: string | null;
}

interface DueRowProps {
  followUp: DueRowFollowUp;
  /** Where the record is that it is about; no link where there is none. */
  href?: string | undefined;
  /** Left out, like the next: whoever looks may not. */
  onDone?: ((outcome: Outcome | null) => void) | undefined;
  /** Gets the moment it is put off until. */
  onSnooze?: ((until: string) => void) | undefined;
  /** More acts: call, mail. */
  children?: ComponentChildren;
}

/** What, whom and when, in two lines; Done and Snooze for the pointer and the focus. */
export function DueRow({ followUp, href, onDone, onSnooze, children }: DueRowProps) {
  const { now, ...format } = useSurroundings();
  const { title, subjectName, subjectCompany, assignedByName } = followUp;
  const whom = [
    subjectName === subjectCompany ? null : subjectName,
    subjectCompany,
    assignedByName && t('due.askedBy', { name: assignedByName }),
  ];
  return (
    <div
      class="due"
      role="group"
      aria-label={title}
      data-tone={dueTone(followUp, now.value, format.timeZone)}
      data-id={followUp.id}
    >
      <span class="due-mark" aria-hidden="true" />
      <span class="due-what">
        {href ? (
          <a class="due-title cut" href={href}>
            {title}
          </a>
        ) : (
          <span class="due-title cut">{title}</span>
        )}
        <span class="due-whom cut">{whom.filter(Boolean).join(' · ')}</span>
      </span>
      <time
        class="due-when"
        dateTime={followUp.dueAt ?? followUp.dueOn ?? ''}
        title={exactTime(dueInstant(followUp, format.timeZone), format)}
      >
        {dueInWords(followUp, now.value, format)}
      </time>
      <span class="due-acts">
        {children}
        {onDone && <DoneMenu onDone={onDone} />}
        {onSnooze && <SnoozeMenu onSnooze={onSnooze} />}
      </span>
    </div>
  );
}

function DoneMenu({ onDone }: { onDone: NonNullable<DueRowProps['onDone']> }) {
  // Object.entries forgets that an object literal's keys are known.
  const labels = Object.entries(outcomes) as [Outcome, string][];
  const choices = labels.map(([id, label]) => ({ id, label, onChoose: () => onDone(id) }));
  const plain = { id: '', label: t('due.noOutcome'), onChoose: () => onDone(null) };
  return (
    <Menu small act="done" choices={[plain, ...choices]}>
      <Icon name="check" />
      <span>{t('due.done')}</span>
    </Menu>
  );
}

/** Where a snooze is put off to; a day means its morning. */
const snoozes = [
  ['in 2 hours', 'due.laterToday'],
  ['tomorrow 9:00', 'due.tomorrow'],
  ['in 3 days 9:00', 'due.inThreeDays'],
  ['next monday 9:00', 'due.nextWeek'],
] as const;

const instantIn = (when: When | null) => when?.dueAt ?? null;

function SnoozeMenu({ onSnooze }: { onSnooze: NonNullable<DueRowProps['onSnooze']> }) {
  const { now, timeZone } = useSurroundings();
  const choices = snoozes.map(([words, key]) => ({
    id: key,
    label: t(key),
    onChoose: () => {
      const until = instantIn(readWhen(words, Math.max(now.value, Date.now()), timeZone));
      if (until) onSnooze(until);
    },
  }));
  return (
    <Menu small act="snooze" choices={choices}>
      <Icon name="followUp" />
      <span>{t('due.snooze')}</span>
    </Menu>
  );
}
