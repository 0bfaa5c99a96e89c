import { useEffect } from 'preact/hooks';

import { listMailbox, type Mail } from '../../../contract/mailbox.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { linkIn } from '../../state/admin/mail-link.ts';
import { createPaged } from '../../state/paged.ts';
import { copyText } from '../copy-text.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { SettingsPage } from './SettingsPage.tsx';

/** What PathSix wrote to people of the company, and what became of it. */
export const Mailbox = ({ me }: { me: Me }) => (
  <SettingsPage me={me} needs={['members', 'change']} isNarrow>
    <Mails />
  </SettingsPage>
);

function Mails() {
  const { call } = useWorkspace();
  const list = useOwned(
    () =>
      createPaged<Mail>((place, cancelled) =>
        call(listMailbox, 'cursor' in place ? place : {}, { signal: cancelled }),
      ),
    [],
  );
  useEffect(() => void list.reload(), [list]);
  const mails = list.rows.value;
  return (
    <>
      <p class="quiet">
        {t(mails?.some(({ state }) => state === 'kept') ? 'mailbox.kept' : 'mailbox.intro')}
      </p>
      {!mails && list.failure.value && (
        <Failed failure={list.failure.value} onRetry={() => void list.reload()} />
      )}
      {!mails && !list.failure.value && <Skeleton rows={5} height={48} />}
      {mails?.length === 0 && <EmptyState icon="email">{t('mailbox.empty')}</EmptyState>}
      <ul class="mails">
        {mails?.map((mail) => (
          <MailRow key={mail.id} mail={mail} />
        ))}
      </ul>
      <LoadMore list={list} />
    </>
  );
}

const words = {
  kept: 'mailbox.isKept',
  waiting: 'mailbox.waiting',
  sent: 'mailbox.sent',
  failed: 'mailbox.failed',
} as const;

const tones = { kept: 'info', waiting: 'soon', sent: 'done', failed: 'overdue' } as const;

/** Opens to the text where it is kept here. A link in it lets somebody in: it is copied, never followed from here. */
function MailRow({ mail }: { mail: Mail }) {
  const { toasts } = useWorkspace();
  const { subject, to, text, state, createdAt, lastError } = mail;
  const link = text && linkIn(text);
  return (
    <li>
      <details class="mail">
        <summary>
          <span class="two-lines">
            <span class="cut">{subject}</span>
            <span class="small faint cut">{to}</span>
          </span>
          <span class="pill" data-tone={tones[state]}>
            {t(words[state])}
          </span>
          <span class="small quiet">
            <RelativeTime at={createdAt} />
          </span>
        </summary>
        <div class="mail-body">
          {text ? <pre class="mail-text">{text}</pre> : <p class="quiet">{t('mailbox.noText')}</p>}
          {lastError && <p class="field-error">{lastError}</p>}
          {link && (
            <Button
              small
              icon="copy"
              onClick={() => void copyText(link, t('invited.copied'), toasts)}
            >
              {t('invited.copy')}
            </Button>
          )}
        </div>
      </details>
    </li>
  );
}
