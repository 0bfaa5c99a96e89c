import type { Invitation } from '../../../contract/invitations.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { t } from '../../messages/t-admin.ts';
import { copyText } from '../copy-text.ts';
import { useWorkspace } from '../workspace-context.ts';

interface InvitedProps {
  invitation: Invitation;
  /** Where mails are kept instead of sent, the link must be handed over by whoever may read it. */
  mail: { isKept: boolean; link: string | null };
  onClose: () => void;
}

/** Says how the invitation gets to whom it was written. */
export function Invited({ invitation: { email }, mail: { isKept, link }, onClose }: InvitedProps) {
  const { toasts } = useWorkspace();
  const kept = link ? 'invited.handOver' : 'invited.kept';
  const words = isKept ? kept : 'invited.sent';
  return (
    <Dialog title={t('invited.title', { email })} onClose={onClose}>
      <div class="form">
        <p class="quiet">{t(words, { email })}</p>
        {link && <code class="snippet secret-link">{link}</code>}
        <div class="form-actions">
          {link && (
            <Button
              look="primary"
              icon="copy"
              onClick={() => void copyText(link, t('invited.copied'), toasts)}
            >
              {t('invited.copy')}
            </Button>
          )}
          <Button look={link ? 'plain' : 'primary'} onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
