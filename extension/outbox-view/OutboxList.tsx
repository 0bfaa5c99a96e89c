import { Button } from '../../widget/components/Button.tsx';
import { EmptyState } from '../../widget/components/EmptyState.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { ask } from '../messages.ts';
import type { CurrentSession } from '../session/current.ts';
import { outboxInWords } from './in-words.ts';
import type { OutboxModel } from './model.ts';
import { OutboxRow } from './OutboxRow.tsx';

interface OutboxListProps {
  model: OutboxModel;
  session: CurrentSession;
  onBack?: () => void;
}

const order = { refused: 0, waiting: 1, sent: 2 };

/** What the member did and how far it got: refused first, then waiting, then what was sent of late. */
export function OutboxList({ model, session, onBack }: OutboxListProps) {
  const { waiting, refused } = model.summary.value;
  const { token, member } = session.session;
  // Signed out, only how many there are: whoever sits here now may be somebody else.
  const count = waiting + refused;
  const isLocked = token === null && count > 0;
  const entries = (token === null ? [] : model.entries.value).toSorted(
    (a, b) => order[a.state] - order[b.state] || b.createdAt - a.createdAt,
  );
  return (
    <section class="outbox" aria-label={t('outbox.title')}>
      <header class="outbox-head">
        {onBack && (
          <Button icon="back" iconOnly look="plain" onClick={onBack}>
            {t('outbox.back')}
          </Button>
        )}
        <h1>{t('outbox.title')}</h1>
        <span class="quiet small" role="status">
          {outboxInWords(model.summary.value, token !== null)}
        </span>
        {waiting > 0 && !isLocked && (
          <Button small onClick={() => void ask('sendOutbox', { all: true })}>
            {t('outbox.tryNow')}
          </Button>
        )}
      </header>
      {isLocked && (
        <EmptyState icon="lead">{t('outbox.locked', { count, name: member.name })}</EmptyState>
      )}
      {!isLocked && entries.length === 0 && (
        <EmptyState icon="check">{t('outbox.empty')}</EmptyState>
      )}
      <ul class="outbox-rows">
        {entries.map((entry) => (
          <OutboxRow key={entry.id} entry={entry} outbox={model.outbox} ownEmail={member.email} />
        ))}
      </ul>
    </section>
  );
}
