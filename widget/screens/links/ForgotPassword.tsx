import { useMemo, useState } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import { requestPasswordReset } from '../../../contract/passwords.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { LoneCard } from '../../components/LoneCard.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Told } from './Told.tsx';

const fields = { email: needed(text(t('signIn.email'))) };

/** Asks for a link to a new password. What it says afterwards is the same whether or not there is such an account. */
export function ForgotPassword() {
  const { call } = useWorkspace();
  const { href } = useSurroundings();
  const form = useMemo(() => createForm({ fields }), []);
  const [sent, setSent] = useState<{ email: string; minutes: number } | null>(null);
  const send = async () => {
    const email = typedText(form, 'email');
    const { validMinutes } = await call(requestPasswordReset, { email });
    setSent({ email, minutes: validMinutes });
  };
  if (sent)
    return (
      <Told
        title={t('forgot.sentTitle')}
        lines={[t('forgot.sent', sent), t('forgot.nothing')]}
        to={{ path: '/', label: t('account.signIn') }}
      />
    );
  return (
    <LoneCard title={t('forgot.title')}>
      <p class="quiet">{t('forgot.why')}</p>
      <AccountForm form={form} submitLabel={t('forgot.submit')} onSave={send}>
        <AccountInput form={form} name="email" type="email" autoComplete="username" takesFocus />
      </AccountForm>
      <a class="lone-link" href={href('/')}>
        {t('account.signIn')}
      </a>
    </LoneCard>
  );
}
