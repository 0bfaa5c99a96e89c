import { useEffect } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { createAccessGrants } from '../../state/admin/access-grants.ts';
import { may } from '../../state/rights.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { AccessGrantRow } from './AccessGrantRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** When whoever runs the installation could look into the company, why, and until when. */
export const AccessGrants = ({ me }: { me: Me }) => (
  <SettingsPage me={me} needs={['securityLog', 'read']} isNarrow>
    <Grants mayEnd={may(me, 'tenant', 'change')} />
  </SettingsPage>
);

function Grants({ mayEnd }: { mayEnd: boolean }) {
  const { call, toasts } = useWorkspace();
  const list = useOwned(() => createAccessGrants({ call, toasts }), []);
  useEffect(() => void list.reload(), [list]);
  const grants = list.rows.value;
  return (
    <>
      <p class="quiet">{t('access.intro')}</p>
      {!grants && list.failure.value && (
        <Failed failure={list.failure.value} onRetry={() => void list.reload()} />
      )}
      {!grants && !list.failure.value && <Skeleton rows={3} height={72} />}
      {grants?.length === 0 && <EmptyState icon="shield">{t('access.empty')}</EmptyState>}
      <ul class="access-grants">
        {grants?.map((grant) => (
          <AccessGrantRow
            key={grant.id}
            grant={grant}
            onEnd={mayEnd ? () => list.end(grant) : null}
          />
        ))}
      </ul>
      <LoadMore list={list} />
    </>
  );
}
