import { useSignal } from '@preact/signals';

import type { FieldError } from '../../contract/errors.ts';
import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { ask } from '../messages.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { mend, textAt, withValueAt } from '../outbox/mend.ts';
import type { Outbox } from '../outbox/open.ts';

interface CorrectionsProps {
  entry: OutboxEntry;
  errors: FieldError[];
  outbox: Outbox;
}

/** One input for each value that the server did not take, with what it said about it. */
export function Corrections({ entry, errors, outbox }: CorrectionsProps) {
  const typed = useSignal<Record<string, string>>({});
  const fix = async (event: Event) => {
    event.preventDefault();
    const changes = Object.entries(typed.value);
    await mend(outbox, entry.id, (input) =>
      changes.reduce((mended, [path, value]) => withValueAt(mended, path, value || null), input),
    );
    await ask('sendOutbox', { all: false });
  };
  return (
    <form class="form" onSubmit={(event) => void fix(event)}>
      {errors.map(({ field, message }) => (
        <label key={field} class="field">
          <span class="field-label">{field}</span>
          <input
            class="input"
            value={typed.value[field] ?? textAt(entry.input, field)}
            onInput={({ currentTarget }) => {
              typed.value = { ...typed.value, [field]: currentTarget.value };
            }}
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
