import { useEffect } from 'preact/hooks';

import { mergeable, type Mergeable } from '../../../contract/merges.ts';
import { recordTypes } from '../../../contract/records/index.ts';
import type { Me } from '../../../contract/sessions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-merging.ts';
import { createDuplicates } from '../../state/merging/duplicates.ts';
import { may } from '../../state/rights.ts';
import { writePlace } from '../../state/router.ts';
import { NoRight } from '../NoRight.tsx';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { DuplicateGroup } from './DuplicateGroup.tsx';
import { useSuspectKeys } from './useSuspectKeys.ts';

/** Records that may be the same: to be merged, or told apart for good. */
export function Duplicates({ me }: { me: Me }) {
  const { router } = useWorkspace();
  const mine = mergeable.filter((type) => may(me, type, 'read'));
  const type = mine.find((one) => one === router.place.value.query['type']) ?? mine[0];
  if (!type) return <NoRight />;
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{t('nav.duplicates')}</h1>
        <Tabs
          label={t('duplicates.what')}
          tabs={mine.map((id) => ({ id, label: recordTypes[id].labelPlural }))}
          chosen={type}
          panelId="duplicates"
          onChoose={(chosen) =>
            router.go(writePlace('/duplicates', { type: chosen }), { replace: true })
          }
        />
      </header>
      <Groups key={type} me={me} type={type} />
    </div>
  );
}

function Groups({ me, type }: { me: Me; type: Mergeable }) {
  const { call, toasts } = useWorkspace();
  const list = useOwned(() => createDuplicates({ call, type, toasts }), [type]);
  useEffect(() => void list.reload(), [list]);
  const area = useSuspectKeys<HTMLDivElement>();
  const rows = list.rows.value;
  const isEmpty = rows?.length === 0 && list.hasMore.value === null;
  return (
    <div
      class="screen-body duplicates"
      id="duplicates"
      role="tabpanel"
      aria-label={recordTypes[type].labelPlural}
      aria-busy={list.isLoading.value}
      ref={area}
    >
      {!rows && list.failure.value && (
        <Failed failure={list.failure.value} onRetry={() => void list.reload()} />
      )}
      {!rows && !list.failure.value && <Skeleton rows={6} height={48} />}
      {isEmpty && (
        <EmptyState icon="check">
          {t('duplicates.empty', { plural: recordTypes[type].labelPlural.toLowerCase() })}
        </EmptyState>
      )}
      {rows?.map((group) => (
        <DuplicateGroup key={group.id} me={me} group={group} onDismiss={list.dismiss} />
      ))}
      <LoadMore list={list} />
    </div>
  );
}
