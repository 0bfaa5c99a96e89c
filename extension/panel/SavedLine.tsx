import { browser } from 'wxt/browser';

import { Button } from '../../widget/components/Button.tsx';
import { Icon } from '../../widget/components/Icon.tsx';
import { t } from '../../widget/messages/t.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { recordUrl } from '../workspace-url.ts';
import type { PanelModel } from './model.ts';

const openOutbox = () =>
  void browser.tabs.create({ url: `${browser.runtime.getURL('/popup.html')}#outbox` });

/** How far what was saved got: here, sent, or refused and why. */
export function SavedLine({ model }: { model: PanelModel }) {
  const { saved } = model.card.value;
  const entries = model.outbox.entries.value;
  const entry = entries.find(({ id }) => id === saved?.entryId);
  if (!saved || !entry) return null;
  const url = recordUrl(entry.result ?? saved.target);
  const isSignedIn = Boolean(model.current.value?.session.token);
  return (
    <p class="saved" data-state={entry.state} role="status">
      <Icon name={entry.state === 'refused' ? 'alert' : 'check'} />
      <span class="grow">{progressOf(entry, isSignedIn)}</span>
      {entry.state === 'sent' && url && <a href={url}>{t('panel.open', { name: saved.name })}</a>}
      {entry.state === 'refused' && (
        <Button small onClick={openOutbox}>
          {t('panel.openOutbox')}
        </Button>
      )}
    </p>
  );
}

function progressOf({ state, problem }: OutboxEntry, isSignedIn: boolean): string {
  if (state === 'sent') return t('panel.savedSent');
  if (state === 'refused') return t('panel.savedRefused', { why: problem?.message ?? '' });
  if (!isSignedIn) return t('panel.savedWaiting', { why: t('panel.whySignIn') });
  if (!problem) return t('panel.savedSending');
  const why = problem.code === 'no_answer' ? t('panel.whyOffline') : t('panel.whyServer');
  return t('panel.savedWaiting', { why });
}
