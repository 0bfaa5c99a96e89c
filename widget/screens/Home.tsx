import { useEffect } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { Failed } from '../components/Failed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { useDueKeys } from '../components/useDueKeys.ts';
import { t } from '../messages/t-workspace.ts';
import { agendaGroups } from '../state/agenda.ts';
import { wallClock } from '../state/zoned.ts';
import { AgendaSection } from './AgendaSection.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { NewestLeads } from './NewestLeads.tsx';
import { useMay } from './useMe.ts';
import { useWorkspace } from './workspace-context.ts';

const greetingAt = (hour: number) => {
  if (hour < 12) return 'home.morning';
  return hour < 18 ? 'home.day' : 'home.evening';
};

/** The day at a glance: what is overdue, due today and soon, and where to begin. */
export function Home({ me }: { me: Me }) {
  const { agenda } = useWorkspace();
  const may = useMay();
  const { now, timeZone, locale } = useSurroundings();
  const list = useDueKeys<HTMLDivElement>();
  useEffect(() => void agenda.load(), [agenda]);
  const answer = agenda.answer.value;
  const [firstName = ''] = me.member.name.split(' ');
  const today = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return (
    <div class="home">
      <header class="home-head">
        <h1>{t(greetingAt(wallClock(now.value, timeZone).hour), { name: firstName })}</h1>
        <p class="quiet">{today.format(now.value)}</p>
      </header>
      <div class="home-body">
        <div class="home-agenda" ref={list}>
          {agenda.failure.value && !answer ? (
            <Failed failure={agenda.failure.value} onRetry={() => void agenda.load()} />
          ) : answer ? (
            agendaGroups.map((name) => (
              <AgendaSection key={name} name={name} group={answer[name]} />
            ))
          ) : (
            <Skeleton rows={6} height={48} />
          )}
        </div>
        <aside class="home-aside">
          {answer &&
            may('lead', 'create') &&
            agendaGroups.every((name) => answer[name].count === 0) && <FirstSteps />}
          {may('lead', 'read') && <NewestLeads />}
        </aside>
      </div>
    </div>
  );
}
