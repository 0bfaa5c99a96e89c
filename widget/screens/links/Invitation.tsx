import { useEffect, useState } from 'preact/hooks';

import type { Output } from '../../../contract/endpoint.ts';
import { lookAtInvitation } from '../../../contract/invitations.ts';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-account.ts';
import { failureOf, type Failure } from '../../state/failure.ts';
import { useWorkspace } from '../workspace-context.ts';
import { isDeadLink } from './dead-link.ts';
import { Join } from './Join.tsx';
import { Told } from './Told.tsx';

/** What the link invites to, once the server has said it. */
export function Invitation({ secret }: { secret: string | null }) {
  const { call } = useWorkspace();
  const [found, setFound] = useState<Output<typeof lookAtInvitation> | null>(null);
  const [isDead, setDead] = useState(secret === null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const look = async () => {
    if (secret === null) return;
    setFailure(null);
    try {
      setFound(await call(lookAtInvitation, { token: secret }));
    } catch (error) {
      if (isDeadLink(error)) setDead(true);
      else setFailure(failureOf(error));
    }
  };
  // oxlint-disable-next-line react/exhaustive-deps -- once for each link
  useEffect(() => void look(), [secret]);

  if (isDead || secret === null)
    return (
      <Told
        title={t('link.deadTitle')}
        lines={[t('join.dead')]}
        to={{ path: '/', label: t('account.home') }}
      />
    );
  if (found) return <Join invitation={found} secret={secret} onDead={() => setDead(true)} />;
  return (
    <main class="lone">
      {failure ? <Failed failure={failure} onRetry={() => void look()} /> : <Skeleton rows={3} />}
    </main>
  );
}
