import { computed, useComputed } from '@preact/signals';

import { recordTypes } from '../../contract/records/index.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Failed } from '../components/Failed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { Tabs } from '../components/Tabs.tsx';
import { useDueKeys } from '../components/useDueKeys.ts';
import { useOwned } from '../components/useOwned.ts';
import { t } from '../messages/t-workspace.ts';
import { dueGroup, dueGroups } from '../state/due-groups.ts';
import { createRecordList } from '../state/record-list.ts';
import { FollowUpRow } from './FollowUpRow.tsx';
import { NewTask } from './NewTask.tsx';
import { LoadMore } from './records/LoadMore.tsx';
import { isOpenFollowUp } from './useFollowUpActs.ts';
import { useWorkspace } from './workspace-context.ts';

const open = { status: 'open,in_progress', limit: 100 };

/** All open follow-ups, mine or everybody's, by when they are due; or just those with no contact to make, the tasks. */
export function FollowUps({ isTasks = false }: { isTasks?: boolean }) {
  const { call, changes, router } = useWorkspace();
  const { now, timeZone } = useSurroundings();
  const area = useDueKeys<HTMLDivElement>();
  const whose = useComputed(() => (router.place.value.query['who'] === 'all' ? 'all' : 'mine'));
  const list = useOwned(() => {
    const asked = isTasks ? { ...open, kind: 'task' } : open;
    const query = computed(() => (whose.value === 'all' ? asked : { ...asked, assigneeId: 'me' }));
    return createRecordList({ call, type: recordTypes.followUp, query, changes });
  }, []);
  const [path, title] = isTasks
    ? (['/tasks', t('nav.tasks')] as const)
    : (['/follow-ups', t('nav.followUps')] as const);
  const failure = list.failure.value;
  const rows = list.rows.value?.filter(isOpenFollowUp);
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{title}</h1>
        {list.total.value !== null && <span class="list-total">{list.total.value}</span>}
        <Tabs
          label={t('followUps.whose')}
          tabs={[
            { id: 'mine', label: t('followUps.mine') },
            { id: 'all', label: t('followUps.all') },
          ]}
          chosen={whose.value}
          panelId="follow-ups"
          onChoose={(who) => router.go(who === 'all' ? `${path}?who=all` : path)}
        />
      </header>
      <div class="screen-body" id="follow-ups" role="tabpanel" aria-label={title} ref={area}>
        {isTasks && <NewTask />}
        {failure && !rows && <Failed failure={failure} onRetry={() => void list.reload()} />}
        {!failure && !rows && <Skeleton rows={8} height={48} />}
        {rows?.length === 0 && (
          <EmptyState icon={isTasks ? 'check' : 'followUp'}>
            {t(isTasks ? 'tasks.empty' : 'followUps.empty')}
          </EmptyState>
        )}
        {dueGroups.map((name) => {
          const due = rows?.filter((row) => dueGroup(row, now.value, timeZone) === name) ?? [];
          if (due.length === 0) return null;
          return (
            <section class="agenda-section" key={name} aria-label={t(`agenda.${name}`)}>
              <h2>
                {t(`agenda.${name}`)}
                <span class="count" data-tone={name === 'overdue' ? 'overdue' : undefined}>
                  {due.length}
                </span>
              </h2>
              {due.map((row) => (
                <FollowUpRow key={row.id} followUp={row} showsAssignee={whose.value === 'all'} />
              ))}
            </section>
          );
        })}
        <LoadMore list={list} />
      </div>
    </div>
  );
}
