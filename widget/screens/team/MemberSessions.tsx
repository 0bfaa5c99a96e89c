import { useEffect } from 'preact/hooks';

import type { Member } from '../../../contract/members.ts';
import type { OpenSession } from '../../../contract/open-sessions.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failed } from '../../components/Failed.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { focusFirst, useFocusStays } from '../../components/useFocusStays.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { createMemberSessions } from '../../state/admin/member-sessions.ts';
import { sessionName } from '../../state/open-sessions.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';

/** Where somebody is signed in, browsers and paired extensions; each can be ended at once. */
export function MemberSessions({ member, onClose }: { member: Member; onClose: () => void }) {
  const { call, toasts } = useWorkspace();
  const model = useOwned(() => createMemberSessions({ call, toasts, memberId: member.id }), []);
  useEffect(() => void model.reload(), [model]);
  const rows = model.rows.value;
  const list = useFocusStays<HTMLUListElement>('li', focusFirst);
  return (
    <Dialog title={t('devices.title', { name: member.name })} onClose={onClose}>
      {!rows && model.failure.value && (
        <Failed failure={model.failure.value} onRetry={() => void model.reload()} />
      )}
      {!rows && !model.failure.value && <Skeleton rows={3} height={48} />}
      {rows?.length === 0 && <p class="quiet">{t('devices.none', { name: member.name })}</p>}
      <ul class="devices" ref={list}>
        {rows?.map((session) => (
          <Device key={session.id} session={session} onEnd={() => void model.revoke(session)} />
        ))}
      </ul>
      <LoadMore list={model} />
    </Dialog>
  );
}

function Device({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const name = sessionName(session) ?? t('devices.unknown');
  return (
    <li>
      <span class="two-lines">
        <span class="cut" title={session.userAgent ?? undefined}>
          {session.kind === 'extension' ? t('devices.extension', { name }) : name}
        </span>
        <span class="small faint cut">
          {session.address && `${session.address} · `}
          {t('devices.seen')} <RelativeTime at={session.lastSeenAt} />
        </span>
      </span>
      <Button small label={t('devices.endOne', { name })} onClick={onEnd}>
        {t('devices.end')}
      </Button>
    </li>
  );
}
