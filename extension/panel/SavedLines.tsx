import { browser } from 'wxt/browser';

import { Button } from '../../widget/components/Button.tsx';
import { Icon } from '../../widget/components/Icon.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import type { OutboxEntry, OutboxInput } from '../outbox/entry.ts';
import { recordUrl } from '../workspace-url.ts';
import type { PanelModel } from './model.ts';

const openOutbox = () =>
  void browser.tabs.create({ url: `${browser.runtime.getURL('/popup.html')}#outbox` });

/** How far what was saved and logged got: here, sent, or refused and why. */
export function SavedLines({ model }: { model: PanelModel }) {
  const { saved, logged } = model.card.value;
  const isSignedIn = Boolean(model.current.value?.session.token);
  const entries = [saved?.entryId, logged].flatMap(
    (id) => model.outbox.entries.value.find((entry) => entry.id === id) ?? [],
  );
  return entries.map((entry) => {
    const target = (entry.kind === 'capture' ? entry.result : null) ?? saved?.target;
    const url = target && recordUrl(target);
    return (
      <p key={entry.id} class="saved" data-state={entry.state} role="status">
        <Icon name={entry.state === 'refused' ? 'alert' : 'check'} />
        <span class="grow">{progressOf(entry, isSignedIn)}</span>
        {entry.state === 'sent' && url && (
          <a href={url}>{t('panel.open', { name: entry.label })}</a>
        )}
        {entry.state === 'refused' && (
          <Button small onClick={openOutbox}>
            {t('panel.openOutbox')}
          </Button>
        )}
      </p>
    );
  });
}

/** Only a lead that is made is "saved"; a record that is there gets something logged with it, or filled in. */
function deedOf({ kind, input }: OutboxEntry): 'saved' | 'logged' | 'filled' {
  if (kind !== 'capture') return 'logged';
  // `kind` says which input it is, but a union of inputs does not narrow by it.
  const { decision, fields } = input as OutboxInput<'capture'>;
  if (decision !== 'attached') return 'saved';
  return Object.keys(fields ?? {}).length > 0 ? 'filled' : 'logged';
}

function progressOf(entry: OutboxEntry, isSignedIn: boolean): string {
  const { state, problem } = entry;
  const deed = deedOf(entry);
  if (state === 'sent') return t(`panel.${deed}Sent`);
  if (state === 'refused') return t('panel.savedRefused', { why: problem?.message ?? '' });
  if (isSignedIn && !problem) return t(`panel.${deed}Sending`);
  const why = waitingFor(problem?.code === 'no_answer', isSignedIn);
  return t(`panel.${deed}Waiting`, { why });
}

function waitingFor(noAnswer: boolean, isSignedIn: boolean): string {
  if (!isSignedIn) return t('panel.whySignIn');
  return noAnswer ? t('panel.whyOffline') : t('panel.whyServer');
}
