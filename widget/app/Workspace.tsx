import { useEffect } from 'preact/hooks';

import { Button } from '../components/Button.tsx';
import { ErrorBoundary } from '../components/ErrorBoundary.tsx';
import { Failed } from '../components/Failed.tsx';
import { AfterAMoment, Skeleton } from '../components/Skeleton.tsx';
import { Toasts } from '../components/Toasts.tsx';
import { t } from '../messages/t-workspace.ts';
import { ConfirmDialog } from '../screens/ConfirmDialog.tsx';
import { linkPlaceOf } from '../screens/links/places.ts';
import { RestoreDialog } from '../screens/RestoreDialog.tsx';
import { SignIn } from '../screens/SignIn.tsx';
import { useWorkspace } from '../screens/workspace-context.ts';
import { lazily } from './lazily.tsx';
import { LinkPage } from './LinkPage.tsx';
import { Shell } from './Shell.tsx';

const TotpGate = lazily(async () => (await import('../screens/account/TotpGate.tsx')).TotpGate);
const SetUp = lazily(async () => (await import('../screens/SetUp.tsx')).SetUp);

/** The workspace as whoever is here may see it: the sign-in, the screens, or why there are none. */
export function Workspace() {
  const { toasts, router } = useWorkspace();
  const linked = linkPlaceOf(router.place.value.path);
  return (
    <div class="pathsix">
      <ErrorBoundary>
        {linked ? <LinkPage key={linked} place={linked} /> : <ByState />}
      </ErrorBoundary>
      <ConfirmDialog />
      <RestoreDialog />
      <Toasts toasts={toasts} />
    </div>
  );
}

function ByState() {
  const { session, router } = useWorkspace();
  const state = session.state.value;
  const isStranger = state.is === 'signedOut';
  useEffect(() => {
    if (isStranger) document.title = `${t('signIn.submit')} · ${t('app.name')}`;
  }, [isStranger]);
  switch (state.is) {
    case 'unknown':
      return (
        <AfterAMoment>
          <Skeleton />
        </AfterAMoment>
      );
    case 'failed':
      return (
        <main class="lone">
          <Failed
            what={t('signIn.noServer')}
            failure={state.failure}
            onRetry={() => void session.load()}
          />
        </main>
      );
    case 'suspended':
      return (
        <main class="lone">
          <Failed
            what={t('suspended.title')}
            failure={state.failure}
            onRetry={() => void session.load()}
          />
          <Button look="plain" onClick={() => void session.leave()}>
            {t('app.signOut')}
          </Button>
        </main>
      );
    case 'signedOut':
      if (router.place.value.path === '/set-up') return <SetUp />;
      return <SignIn onEnter={session.enter} />;
    default:
      if (state.me.mustSetUpTotp) return <TotpGate me={state.me} />;
      return <Shell me={state.me} />;
  }
}
