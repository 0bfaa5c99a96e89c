import type { NewTenant } from '../../../contract/installation.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { t } from '../../messages/t-installation.ts';
import { useWorkspace } from '../workspace-context.ts';

interface HandOverProps {
  made: NewTenant;
  link: string;
  onClose: () => void;
}

/** Without a mail server, the first admin's link is given to whoever founded the company, once. */
export function HandOver({ made: { name, invitation }, link, onClose }: HandOverProps) {
  const { toasts } = useWorkspace();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      toasts.show(t('companies.linkCopied'));
    } catch {
      toasts.show(t('common.copyFailed')); // the browser asks people for this right
    }
  };
  return (
    <Dialog title={t('companies.handOver', { name })} onClose={onClose}>
      <div class="form">
        <p class="quiet">{t('companies.handOverWhy', { email: invitation.email })}</p>
        <code class="snippet hand-over">{link}</code>
        <div class="form-actions">
          <Button look="primary" icon="copy" onClick={() => void copy()}>
            {t('companies.copyLink')}
          </Button>
          <Button look="plain" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
