import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { ask } from '../messages.ts';
import type { OutboxEntry, OutboxProblem } from '../outbox/entry.ts';
import { discard, retry } from '../outbox/mend.ts';
import type { Outbox } from '../outbox/open.ts';
import { Corrections } from './Corrections.tsx';
import { Duplicate } from './Duplicate.tsx';

interface RefusalProps {
  entry: OutboxEntry;
  problem: OutboxProblem;
  outbox: Outbox;
  ownEmail: string;
}

/** What a rep can do about a refusal: put right what is wrong, use what is there, insist with a reason, try again, give up. */
export function Refusal({ entry, problem, outbox, ownEmail }: RefusalProps) {
  const { existing, errors } = problem;
  const isDuplicate = existing !== null && entry.kind === 'capture';
  const tryAgain = async () => {
    await retry(outbox, entry.id);
    await ask('sendOutbox', { all: false });
  };
  return (
    <div class="refusal">
      {isDuplicate && (
        <Duplicate entry={entry} existing={existing} outbox={outbox} ownEmail={ownEmail} />
      )}
      {errors.length > 0 && <Corrections entry={entry} errors={errors} outbox={outbox} />}
      <div class="form-actions">
        {!isDuplicate && (
          <Button small onClick={() => void tryAgain()}>
            {t('outbox.retry')}
          </Button>
        )}
        <Button small look="plain" onClick={() => void discard(outbox, entry.id)}>
          {t('outbox.discard')}
        </Button>
      </div>
    </div>
  );
}
