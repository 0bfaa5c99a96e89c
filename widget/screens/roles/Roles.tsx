import { useEffect } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { createRoles } from '../../state/admin/roles.ts';
import { may } from '../../state/rights.ts';
import { PlaceHead } from '../PlaceHead.tsx';
import { teamPlaces } from '../places.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { RoleList } from './RoleList.tsx';
import { RolePage } from './RolePage.tsx';

interface RolesProps {
  me: Me;
  /** The id of the role that is open beside the list, or over it. */
  open: string | null;
}

/** What each role may do. Names are everybody's; what stands behind them is for whoever may change it. */
export function Roles({ me, open }: RolesProps) {
  const { call, toasts, roleDrafts, router } = useWorkspace();
  const model = useOwned(() => createRoles({ call, toasts, drafts: roleDrafts }), []);
  useEffect(() => void model.reload(), [model]);
  const roles = model.rows.value;
  const mayChange = may(me, 'roles', 'change');
  const chosen = mayChange ? roles?.find(({ id }) => id === open) : undefined;
  return (
    <div class="screen">
      <PlaceHead me={me} title={t('nav.team')} places={teamPlaces} total={roles?.length ?? null} />
      <div class="screen-body roles" data-open={chosen !== undefined || undefined}>
        {!roles && model.failure.value && (
          <Failed failure={model.failure.value} onRetry={() => void model.reload()} />
        )}
        {!roles && !model.failure.value && <Skeleton rows={4} height={48} />}
        {roles && (
          <RoleList
            roles={roles}
            openId={chosen?.id ?? null}
            mayOpen={mayChange}
            drafts={roleDrafts}
          />
        )}
        {chosen && (
          <RolePage
            key={chosen.id}
            me={me}
            role={chosen}
            model={model}
            onGo={(id) => router.go(id ? `/team/roles/${id}` : '/team/roles')}
          />
        )}
        <LoadMore list={model} />
      </div>
    </div>
  );
}
