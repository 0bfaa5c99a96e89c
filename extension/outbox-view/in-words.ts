import { t } from '../../widget/messages/t-extension.ts';
import type { OutboxSummary } from '../outbox/list.ts';

/** The outbox in a few words: "2 waiting: offline, 1 refused". */
export function outboxInWords({ waiting, refused, reason }: OutboxSummary, isSignedIn: boolean) {
  const parts = [
    waiting > 0 && waitingInWords(waiting, isSignedIn ? reason : 'signIn'),
    refused > 0 && t('outbox.refused', { count: refused }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('outbox.allSent');
}

function waitingInWords(count: number, reason: OutboxSummary['reason'] | 'signIn') {
  if (reason === 'signIn') return t('outbox.signIn', { count });
  if (reason === 'offline') return t('outbox.offline', { count });
  return reason === 'server' ? t('outbox.trouble', { count }) : t('outbox.waiting', { count });
}
