import { useSignal } from '@preact/signals';

import type { ExistingRecord } from '../../contract/errors.ts';
import { newId } from '../../contract/id.ts';
import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t.ts';
import { ask } from '../messages.ts';
import type { OutboxEntry, OutboxInput, OutboxProblem } from '../outbox/entry.ts';
import { discard, logThere, mend, retry, saveAnyway, textAt, withValueAt } from '../outbox/mend.ts';
import type { Outbox } from '../outbox/open.ts';
import { recordUrl } from '../workspace-url.ts';

interface RefusalProps {
  entry: OutboxEntry;
  problem: OutboxProblem;
  outbox: Outbox;
}

const sendAgain = () => ask('sendOutbox', { all: false });

/** What a rep can do about a refusal: put right what is wrong, use what is there, insist with a reason, try again, give up. */
export function Refusal({ entry, problem, outbox }: RefusalProps) {
  const { id } = entry;
  const isDuplicate = problem.existing && entry.kind === 'capture';
  return (
    <div class="refusal">
      {isDuplicate && problem.existing && (
        <Duplicate id={id} existing={problem.existing} entry={entry} outbox={outbox} />
      )}
      {problem.errors.length > 0 && <Corrections entry={entry} problem={problem} outbox={outbox} />}
      <div class="form-actions">
        {!isDuplicate && (
          <Button small onClick={() => void retry(outbox, id).then(sendAgain)}>
            {t('outbox.retry')}
          </Button>
        )}
        <Button small look="plain" onClick={() => void discard(outbox, id)}>
          {t('outbox.discard')}
        </Button>
      </div>
    </div>
  );
}

interface DuplicateProps {
  id: string;
  existing: ExistingRecord;
  entry: OutboxEntry;
  outbox: Outbox;
}

const targets = ['lead', 'client', 'contact'] as const;

function Duplicate({ id, existing, entry, outbox }: DuplicateProps) {
  const reason = useSignal('');
  const url = recordUrl(existing);
  const type = targets.find((known) => known === existing.type);
  const log = async () => {
    if (!type) return;
    // Only captures come here: they are what can be a duplicate.
    const { page } = entry.input as OutboxInput<'capture'>;
    await logThere(
      outbox,
      id,
      { type, id: existing.id },
      {
        id: newId(),
        kind: page.kind === 'email' ? 'email' : 'other',
        occurredAt: new Date(entry.createdAt).toISOString(),
        subject: page.title?.slice(0, 200) || null,
      },
    );
    await sendAgain();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    await saveAnyway(outbox, id, reason.value);
    await sendAgain();
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
        {url && <a href={url}>{t('common.open')}</a>}
        {type && (
          <Button small onClick={() => void log()}>
            {t('outbox.logThere')}
          </Button>
        )}
      </div>
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
    </>
  );
}

/** One input for each value that the server did not take. */
function Corrections({ entry, problem, outbox }: RefusalProps) {
  const typed = useSignal<Record<string, string>>({});
  const fix = async (event: Event) => {
    event.preventDefault();
    const changes = Object.entries(typed.value);
    await mend(outbox, entry.id, (input) =>
      changes.reduce((mended, [path, value]) => withValueAt(mended, path, value || null), input),
    );
    await sendAgain();
  };
  return (
    <form class="form" onSubmit={(event) => void fix(event)}>
      {problem.errors.map(({ field, message }) => (
        <label key={field} class="field">
          <span class="field-label">{field}</span>
          <input
            class="input"
            value={typed.value[field] ?? textAt(entry.input, field)}
            onInput={({ currentTarget }) =>
              (typed.value = { ...typed.value, [field]: currentTarget.value })
            }
          />
          <span class="field-error">{message}</span>
        </label>
      ))}
      <div class="form-actions">
        <Button type="submit" small>
          {t('outbox.edit')}
        </Button>
      </div>
    </form>
  );
}
