import { useSignal } from '@preact/signals';
import { browser } from 'wxt/browser';

import { Button } from '../../widget/components/Button.tsx';
import { EmptyState } from '../../widget/components/EmptyState.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { outboxInWords } from '../outbox-view/in-words.ts';
import { OutboxList } from '../outbox-view/OutboxList.tsx';
import { may } from '../session/may.ts';
import { SignIn } from '../session/SignIn.tsx';
import { workspaceUrl } from '../workspace-url.ts';
import { CaptureCard } from './CaptureCard.tsx';
import { DueList } from './DueList.tsx';
import type { PopupModel } from './model.ts';
import { SearchBox } from './SearchBox.tsx';

const openOptions = () => void browser.runtime.openOptionsPage();
const openCrm = () => void browser.tabs.create({ url: workspaceUrl('/') }).then(() => close());

/** The popup: capture, what is due, and whether everything was sent. */
export function Popup({ model }: { model: PopupModel }) {
  const isOutboxOpen = useSignal(location.hash === '#outbox');
  const { tab, page, current, grouped, outbox, apiAddress } = model;
  const session = current.value;
  if (session === undefined) return null;
  const count = outbox.othersWaiting.value;
  const others = count > 0 ? t('outbox.others', { count }) : null;
  if (session === null)
    return (
      <main class="popup">
        <SignIn apiAddress={apiAddress.value} ended={null} onOptions={openOptions} />
        {others && <p class="popup-others small quiet">{others}</p>}
      </main>
    );
  if (isOutboxOpen.value)
    return (
      <main class="popup">
        <OutboxList model={outbox} session={session} onBack={() => (isOutboxOpen.value = false)} />
      </main>
    );
  const isSignedIn = session.session.token !== null;
  const mustSetUpTotp = isSignedIn && session.session.mustSetUpTotp;
  return (
    <main class="popup">
      <h1 class="unseen">PathSix</h1>
      <header class="popup-head">
        <SearchBox maySearch={may(session, 'lead', 'read')} />
        <Button icon="settings" iconOnly look="plain" onClick={openOptions}>
          {t('popup.options')}
        </Button>
      </header>
      {tab && <CaptureCard tab={tab} page={page.value} />}
      {mustSetUpTotp && (
        <EmptyState
          icon="lead"
          action={<Button onClick={openCrm}>{t('popup.setUpTotpDo')}</Button>}
        >
          {t('popup.setUpTotp')}
        </EmptyState>
      )}
      {isSignedIn && !mustSetUpTotp && (
        <DueList
          agenda={grouped.value}
          session={session}
          onDone={(item, outcome) => void model.done(item, outcome)}
          onSnooze={(item, until) => void model.snooze(item, until)}
        />
      )}
      {!isSignedIn && (
        <SignIn apiAddress={apiAddress.value} ended={session} onOptions={openOptions} />
      )}
      <footer class="popup-foot">
        <Button look="plain" small onClick={() => (isOutboxOpen.value = true)}>
          {t('outbox.title')}
        </Button>
        <span class="small quiet cut" role="status">
          {[outboxInWords(outbox.summary.value, isSignedIn), others].filter(Boolean).join(', ')}
        </span>
        <Button look="plain" small icon="external" onClick={openCrm}>
          {t('popup.openCrm')}
        </Button>
      </footer>
    </main>
  );
}
