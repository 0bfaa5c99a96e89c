import { Icon } from '../../widget/components/Icon.tsx';
import { RelativeTime } from '../../widget/components/RelativeTime.tsx';
import { useSurroundings } from '../../widget/components/surroundings.ts';
import { t } from '../../widget/messages/t-extension.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/open.ts';
import { recordUrl } from '../workspace-url.ts';
import { Refusal } from './Refusal.tsx';

interface OutboxRowProps {
  entry: OutboxEntry;
  outbox: Outbox;
  /** Of the member. */
  ownEmail: string;
}

const icons = { waiting: 'followUp', refused: 'alert', sent: 'check' } as const;

/** One act: what, how far it got, and what can be done about it. */
export function OutboxRow({ entry, outbox, ownEmail }: OutboxRowProps) {
  const { kind, label, state, createdAt, problem, result } = entry;
  const url = result && recordUrl(result);
  return (
    <li class="outbox-row" data-state={state} data-id={entry.id}>
      <Icon name={icons[state]} />
      <div class="outbox-what">
        <span class="cut">
          <strong>{url ? <a href={url}>{label}</a> : label}</strong>
          <span class="quiet small"> {t(`outbox.${kind}`)}</span>
        </span>
        <span class="quiet small">
          <RelativeTime at={new Date(createdAt).toISOString()} />
          {' · '}
          {state === 'waiting' ? <Waiting entry={entry} /> : state === 'sent' && t('outbox.sent')}
          {state === 'refused' && problem?.message}
        </span>
        {state === 'refused' && problem && (
          <Refusal entry={entry} problem={problem} outbox={outbox} ownEmail={ownEmail} />
        )}
      </div>
    </li>
  );
}

function Waiting({ entry: { problem, attempts, after, nextTryAt } }: { entry: OutboxEntry }) {
  const { now } = useSurroundings();
  if (problem)
    return (
      <>
        {problem.message};{' '}
        {nextTryAt - now.value < 60_000 ? (
          t('outbox.triesSoon')
        ) : (
          <>
            {t('outbox.nextTry')} <RelativeTime at={new Date(nextTryAt).toISOString()} />
          </>
        )}
      </>
    );
  return <>{after && attempts === 0 ? t('outbox.afterAnother') : t('outbox.waitingFor')}</>;
}
