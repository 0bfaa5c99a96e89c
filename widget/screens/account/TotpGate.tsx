import { useEffect } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { Button } from '../../components/Button.tsx';
import { LoneCard } from '../../components/LoneCard.tsx';
import { t } from '../../messages/t-account.ts';
import { useWorkspace } from '../workspace-context.ts';
import { TotpSetUp } from './TotpSetUp.tsx';

/** All there is for a member whose company asks for a second factor, until there is one. */
export function TotpGate({ me }: { me: Me }) {
  const { session } = useWorkspace();
  useEffect(() => {
    document.title = `${t('totp.gateTitle')} · ${t('app.name')}`;
  }, []);
  return (
    <LoneCard title={t('totp.gateTitle')}>
      <p class="quiet">{t('totp.gateWhy')}</p>
      <TotpSetUp email={me.member.email} onDone={() => void session.load()} />
      <Button look="plain" icon="signOut" onClick={() => void session.leave()}>
        {t('app.signOut')}
      </Button>
    </LoneCard>
  );
}
