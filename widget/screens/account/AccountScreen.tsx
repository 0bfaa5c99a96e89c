import { useEffect, useMemo } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-account.ts';
import { createOpenSessions } from '../../state/open-sessions.ts';
import { useWorkspace } from '../workspace-context.ts';
import { EmailChange } from './EmailChange.tsx';
import { Pairing } from './Pairing.tsx';
import { PasswordChange } from './PasswordChange.tsx';
import { Profile } from './Profile.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

/** One's own account: who one is here, how one signs in, and where one is signed in. */
export function AccountScreen({ me }: { me: Me }) {
  const { call } = useWorkspace();
  const sessions = useMemo(() => createOpenSessions({ call }), [call]);
  useEffect(() => void sessions.load(), [sessions]);
  // Who runs the installation is no member: their name, address and extension are none of a company's.
  const isMember = me.member.role !== 'superadmin';
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{t('nav.account')}</h1>
      </header>
      <div class="screen-body narrow">
        {isMember && <Profile me={me} />}
        <section class="card" aria-labelledby="sign-in-title">
          <h2 id="sign-in-title">{t('signInWith.title')}</h2>
          <div>
            {isMember && <EmailChange email={me.member.email} hasTotp={me.hasTotp} />}
            <PasswordChange sessions={sessions} hasTotp={me.hasTotp} />
            <SecondFactor me={me} />
          </div>
        </section>
        <Sessions model={sessions} />
        {isMember && <Pairing sessions={sessions} />}
      </div>
    </div>
  );
}
