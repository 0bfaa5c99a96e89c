import { useSignal } from '@preact/signals';

import type { Capture } from '../../contract/capture.ts';
import type { ExistingRecord } from '../../contract/errors.ts';
import { newId } from '../../contract/id.ts';
import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { ask } from '../messages.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { logThere, saveAnyway } from '../outbox/mend.ts';
import type { Outbox } from '../outbox/open.ts';
import { interactionOf } from '../panel/interaction.ts';
import { recordUrl } from '../workspace-url.ts';

interface DuplicateProps {
  entry: OutboxEntry;
  /** The record that is in the way: its name and owner, nothing more. */
  existing: ExistingRecord;
  outbox: Outbox;
  /** Of the member: tells an e-mail that came from one that went. */
  ownEmail: string;
}

const targets = ['lead', 'client', 'contact'] as const;

/**
 * A lead that is there already: open that one, log an interaction there, or save a second one with a reason. A message that is
 * logged already is just that.
 */
export function Duplicate({ entry, existing, outbox, ownEmail }: DuplicateProps) {
  const reason = useSignal('');
  const url = recordUrl(existing);
  const type = targets.find((known) => known === existing.type);

  const log = async () => {
    if (!type) return;
    // Only captures come here, since only they can be duplicates; they hold what the reader returned.
    const capture = entry.input as unknown as Capture;
    const now = new Date(entry.createdAt);
    const interaction = interactionOf(capture, { said: '', kind: '', ownEmail, now });
    await logThere(outbox, entry.id, { type, id: existing.id }, { id: newId(), ...interaction });
    await ask('sendOutbox', { all: false });
  };
  const save = async (event: Event) => {
    event.preventDefault();
    await saveAnyway(outbox, entry.id, reason.value);
    await ask('sendOutbox', { all: false });
  };

  return (
    <>
      <p class="small">
        {t('outbox.isThere', {
          name: existing.name,
          reasons: existing.reasons.join(', '),
          owner: existing.owner ?? t('common.nobody'),
        })}
      </p>
      <div class="form-actions">
        {url && (
          <a class="button" data-small href={url}>
            {t('common.open')}
          </a>
        )}
        {type && (
          <Button small onClick={() => void log()}>
            {t('outbox.logThere')}
          </Button>
        )}
      </div>
      {type && (
        <form class="input-row" onSubmit={(event) => void save(event)}>
          <input
            class="input"
            required
            minLength={3}
            aria-label={t('outbox.reason')}
            placeholder={t('outbox.reason')}
            value={reason.value}
            onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
          />
          <Button type="submit">{t('outbox.saveAnyway')}</Button>
        </form>
      )}
    </>
  );
}
