import { useMemo } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import type { Tenant } from '../../../contract/installation.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-installation.ts';
import type { Companies } from '../../state/companies.ts';
import { createForm } from '../../state/form.ts';

const fields = { reason: needed(text(t('companies.reason'))) };

interface SuspendCompanyProps {
  company: Tenant;
  onSuspend: Companies['suspend'];
  onClose: () => void;
}

/** Asks why; it can be taken back by Undo, or at any time. */
export function SuspendCompany({ company, onSuspend, onClose }: SuspendCompanyProps) {
  const form = useMemo(() => createForm({ fields }), []);
  const suspend = async () => {
    await onSuspend(company, String(form.values()['reason']));
    onClose();
  };
  return (
    <Dialog title={t('companies.suspendTitle', { name: company.name })} onClose={onClose}>
      <div class="form">
        <p class="quiet">{t('companies.suspendWhy')}</p>
        <RecordForm
          form={form}
          groups={[{ fields: ['reason'] }]}
          submitLabel={t('companies.suspend')}
          onSave={suspend}
          onLeave={onClose}
          focus="reason"
        />
      </div>
    </Dialog>
  );
}
