import { useEffect, useState } from 'preact/hooks';

import type { Member } from '../../../contract/members.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { SearchInput } from '../../components/SearchInput.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { createInvitations } from '../../state/admin/invitations.ts';
import { createMembers } from '../../state/admin/members.ts';
import { may } from '../../state/rights.ts';
import { PlaceHead } from '../PlaceHead.tsx';
import { teamPlaces } from '../places.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { EditMember } from './EditMember.tsx';
import { Invitations } from './Invitations.tsx';
import { Invite } from './Invite.tsx';
import { MemberSessions } from './MemberSessions.tsx';
import { MemberTable } from './MemberTable.tsx';
import { RemoveMember } from './RemoveMember.tsx';

/** What lies over the page. */
type Over = { is: 'invite' } | { is: 'edit' | 'sessions' | 'remove'; member: Member };

/** The people of this company; whoever looks after them invites, changes and removes them here. */
export function Members({ me }: { me: Me }) {
  const { call, toasts, names } = useWorkspace();
  const onChange = () => void names.loadMembers();
  const model = useOwned(() => createMembers({ call, toasts, onChange }), []);
  const invitations = useOwned(() => createInvitations({ call, toasts }), []);
  const [over, setOver] = useState<Over | null>(null);
  const looksAfter = may(me, 'members', 'change');
  useEffect(() => void model.reload(), [model]);
  useEffect(() => {
    if (looksAfter) void invitations.load();
  }, [invitations, looksAfter]);
  const close = () => setOver(null);
  const rows = model.rows.value;
  return (
    <div class="screen">
      <PlaceHead me={me} title={t('nav.team')} places={teamPlaces} total={model.total.value}>
        <SearchInput
          label={t('members.search')}
          words={model.words.value}
          onSearch={(words) => void model.search(words)}
        />
        {looksAfter && (
          <Button look="primary" icon="plus" onClick={() => setOver({ is: 'invite' })}>
            {t('members.invite')}
          </Button>
        )}
      </PlaceHead>
      <div class="screen-body" aria-busy={model.isLoading.value}>
        {!rows && model.failure.value && (
          <Failed failure={model.failure.value} onRetry={() => void model.reload()} />
        )}
        {!rows && !model.failure.value && <Skeleton rows={5} />}
        {rows?.length === 0 && (
          <EmptyState icon="search">
            {t('members.nothing', { words: model.words.value })}
          </EmptyState>
        )}
        {rows && rows.length > 0 && (
          <MemberTable
            me={me}
            members={rows}
            onEdit={(member) => setOver({ is: 'edit', member })}
            onSessions={(member) => setOver({ is: 'sessions', member })}
            onDisable={(member) => void model.disable(member)}
            onEnable={(member) => void model.enable(member)}
            onRemove={(member) => setOver({ is: 'remove', member })}
          />
        )}
        <LoadMore list={model} />
        {looksAfter && model.words.value === '' && <Invitations invitations={invitations} />}
      </div>
      {over?.is === 'invite' && <Invite invitations={invitations} onClose={close} />}
      {over?.is === 'edit' && (
        <EditMember me={me} member={over.member} onSave={model.change} onClose={close} />
      )}
      {over?.is === 'sessions' && <MemberSessions member={over.member} onClose={close} />}
      {over?.is === 'remove' && (
        <RemoveMember me={me} member={over.member} onRemove={model.remove} onClose={close} />
      )}
    </div>
  );
}
