import { useSignal } from '@preact/signals';

import type { AgendaItem } from '../../contract/follow-ups.ts';
import { DueRow, type Outcome } from '../../widget/components/DueRow.tsx';
import { Skeleton } from '../../widget/components/Skeleton.tsx';
import { Tabs } from '../../widget/components/Tabs.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { agendaGroups, type AgendaGroup, type GroupedAgenda } from '../agenda/group.ts';
import type { CurrentSession } from '../session/current.ts';
import { may } from '../session/may.ts';
import { recordUrl, workspaceUrl } from '../workspace-url.ts';
import { Reach } from './Reach.tsx';

interface DueListProps {
  agenda: GroupedAgenda | null;
  session: CurrentSession;
  onDone: (item: AgendaItem, outcome: Outcome | null) => void;
  onSnooze: (item: AgendaItem, until: string) => void;
}

const labels = {
  overdue: 'popup.overdue',
  today: 'popup.today',
  nextSevenDays: 'popup.nextSevenDays',
} as const;
const nothing = {
  overdue: 'popup.noneOverdue',
  today: 'popup.noneToday',
  nextSevenDays: 'popup.noneNext',
} as const;

/** My follow-ups in three tabs; the first that has any is open. */
export function DueList({ agenda, session, onDone, onSnooze }: DueListProps) {
  const chosen = useSignal<AgendaGroup | null>(null);
  if (!may(session, 'followUp', 'read')) return <MayNot what={t('popup.seeFollowUps')} />;
  const mayAct = may(session, 'followUp', 'change');
  if (!agenda) return <Skeleton rows={4} height={48} />;
  const group = chosen.value ?? agendaGroups.find((name) => agenda[name].count > 0) ?? 'today';
  const { items, count } = agenda[group];
  return (
    <section class="due-list">
      <Tabs
        label={t('popup.followUps')}
        tabs={agendaGroups.map((id) => ({
          id,
          label: t(labels[id]),
          count: agenda[id].count,
          ...(id === 'overdue' && { tone: 'overdue' as const }),
        }))}
        chosen={group}
        panelId="due"
        onChoose={(id) => (chosen.value = id)}
      />
      <div id="due" role="tabpanel" class="due-rows">
        {items.map((item) => (
          <DueRow
            key={item.id}
            followUp={item}
            href={(item.subject && recordUrl(item.subject)) ?? undefined}
            {...(mayAct && {
              onDone: (outcome) => onDone(item, outcome),
              onSnooze: (until) => onSnooze(item, until),
            })}
          >
            <Reach name={item.subjectName} phone={item.subjectPhone} email={item.subjectEmail} />
          </DueRow>
        ))}
        {items.length > 0 && !mayAct && <MayNot what={t('popup.changeFollowUps')} />}
        {count === 0 && <p class="due-none quiet">{t(nothing[group])}</p>}
        {count > items.length && (
          <p class="due-none">
            <a href={workspaceUrl('/follow-ups')}>
              {t('popup.more', { count: count - items.length })}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}

const MayNot = ({ what }: { what: string }) => (
  <p class="due-none small quiet">{t('panel.mayNot', { what })}</p>
);
