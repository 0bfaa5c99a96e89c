import type { Invitation } from '../../../contract/invitations.ts';
import { Button } from '../../components/Button.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { focusFirst, useFocusStays } from '../../components/useFocusStays.ts';
import { t } from '../../messages/t-admin.ts';
import type { Invitations as InvitationsModel } from '../../state/admin/invitations.ts';
import { copyText } from '../copy-text.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';

/** Who was invited and has not come yet. */
export function Invitations({ invitations }: { invitations: InvitationsModel }) {
  const rows = invitations.rows.value;
  const failure = invitations.failure.value;
  const list = useFocusStays<HTMLUListElement>('li', focusFirst);
  const isEmpty = !failure && (rows === null || rows.length === 0);
  return (
    <section class="invitations" aria-label={t('invitations.title')} hidden={isEmpty}>
      <h2>
        {t('invitations.title')} <span class="count">{rows?.length}</span>
      </h2>
      {failure && <p class="field-error">{failure.why}</p>}
      <ul ref={list}>
        {rows?.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} invitations={invitations} />
        ))}
      </ul>
      <LoadMore list={invitations} />
    </section>
  );
}

interface RowProps {
  invitation: Invitation;
  invitations: InvitationsModel;
}

function Row({ invitation, invitations }: RowProps) {
  const { toasts } = useWorkspace();
  const { now } = useSurroundings();
  const { email, name, roleName, teams, sentAt, expiresAt } = invitation;
  const { link } = invitations.mailTo(email);
  const isOver = Date.parse(expiresAt) < now.value;
  return (
    <li>
      <span class="two-lines">
        <span class="cut">{name ? `${name} · ${email}` : email}</span>
        <span class="small faint cut">
          {[roleName, ...teams.map((team) => team.name)].join(' · ')}
        </span>
      </span>
      <span class="small quiet" data-tone={isOver ? 'overdue' : undefined}>
        {isOver ? (
          t('invitations.expired')
        ) : (
          <>
            {t('invitations.sent')} <RelativeTime at={sentAt} />
          </>
        )}
      </span>
      <span class="form-actions">
        {link && !isOver && (
          <Button
            small
            icon="copy"
            label={t('invitations.copyFor', { email })}
            onClick={() => void copyText(link, t('invited.copied'), toasts)}
          >
            {t('invited.copy')}
          </Button>
        )}
        <Button
          small
          label={t('invitations.resendTo', { email })}
          onClick={() => void invitations.resend(invitation)}
        >
          {t('invitations.resend')}
        </Button>
        <Button
          small
          look="plain"
          label={t('invitations.withdrawFrom', { email })}
          onClick={() => void invitations.withdraw(invitation)}
        >
          {t('invitations.withdraw')}
        </Button>
      </span>
    </li>
  );
}
