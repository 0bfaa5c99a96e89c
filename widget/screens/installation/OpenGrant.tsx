import { useMemo, useState } from 'preact/hooks';

import { choice, needed, text } from '../../../contract/field.ts';
import type { Tenant } from '../../../contract/installation.ts';
import { AccountInput } from '../../components/AccountInput.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { asText } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t.ts';
import { createForm, Refusal } from '../../state/form.ts';
import { wantsPassword, type Visits } from '../../state/visits.ts';

const spans = ['15', '30', '60', '120', '240', '480'] as const;
const labels = Object.fromEntries(spans.map((minutes) => [minutes, t(`grant.minutes.${minutes}`)]));

const fields = {
  reason: needed(text(t('grant.reason'), { help: t('grant.reasonHelp') })),
  minutes: needed(choice(t('grant.minutes'), labels)),
  password: text(t('grant.password')),
  code: text(t('grant.code')),
};

interface OpenGrantProps {
  company: Tenant;
  hasTotp: boolean;
  visits: Visits;
  onClose: () => void;
}

/** Asks why and for how long, and for the password where it was given a while ago; then one is inside. */
export function OpenGrant({ company, hasTotp, visits, onClose }: OpenGrantProps) {
  const form = useMemo(() => createForm({ fields, initial: { minutes: '30' } }), []);
  const [isLate, setLate] = useState(false);
  const open = async () => {
    const { reason, minutes } = form.values();
    const { password, code } = form.typed.value;
    try {
      if (isLate) await visits.confirm(asText(password), asText(code));
      await visits.open(company.id, String(reason), Number(minutes));
    } catch (error) {
      if (!wantsPassword(error)) throw error;
      setLate(true);
      throw new Refusal(t('grant.passwordWhy'));
    }
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
        >
          {isLate && (
            <AccountInput
              form={form}
              name="password"
              type="password"
              autoComplete="current-password"
              takesFocus
            />
          )}
          {isLate && hasTotp && (
            <AccountInput form={form} name="code" type="text" autoComplete="one-time-code" />
          )}
        </RecordForm>
      </div>
    </Dialog>
  );
}
