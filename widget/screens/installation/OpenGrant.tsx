import { useMemo } from 'preact/hooks';

import { choice, needed, text } from '../../../contract/field.ts';
import type { Tenant } from '../../../contract/installation.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-installation.ts';
import { createForm } from '../../state/form.ts';
import type { Visits } from '../../state/visits.ts';

const spans = ['15', '30', '60', '120', '240', '480'] as const;
const labels = Object.fromEntries(spans.map((minutes) => [minutes, t(`grant.minutes.${minutes}`)]));

const fields = {
  reason: needed(text(t('grant.reason'), { help: t('grant.reasonHelp') })),
  minutes: needed(choice(t('grant.minutes'), labels)),
};

interface OpenGrantProps {
  company: Tenant;
  visits: Visits;
  onClose: () => void;
}

/** Asks why and for how long; then one is inside. */
export function OpenGrant({ company, visits, onClose }: OpenGrantProps) {
  const form = useMemo(() => createForm({ fields, initial: { minutes: '30' } }), []);
  const open = () => {
    const { reason, minutes } = form.values();
    return visits.open(company.id, String(reason), Number(minutes));
  };
  return (
    <Dialog title={t('grant.title', { name: company.name })} onClose={onClose}>
      <div class="form">
        <p class="quiet">{t('grant.why')}</p>
        <RecordForm
          form={form}
          groups={[{ fields: ['reason', 'minutes'] }]}
          submitLabel={t('grant.open')}
          onSave={open}
          onLeave={onClose}
          focus="reason"
        />
      </div>
    </Dialog>
  );
}
