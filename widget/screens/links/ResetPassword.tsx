import { useMemo, useState } from 'preact/hooks';

import { completePasswordReset } from '../../../contract/passwords.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { LoneCard } from '../../components/LoneCard.tsx';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { newPassword } from '../account/account-fields.ts';
import { useWorkspace } from '../workspace-context.ts';
import { isDeadLink } from './dead-link.ts';
import { Told } from './Told.tsx';

const fields = { password: newPassword };

/** A new password, for whoever has the link of the mail. */
export function ResetPassword({ secret }: { secret: string | null }) {
  const { call, session } = useWorkspace();
  const form = useMemo(() => createForm({ fields }), []);
  const [ended, setEnded] = useState<'done' | 'dead' | null>(null);
  const save = async () => {
    try {
      const password = typedText(form, 'password');
      await call(completePasswordReset, { token: secret ?? '', password });
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      return setEnded('dead');
    }
    // Whoever was signed in here is signed out, too.
    session.forget();
    setEnded('done');
  };
  if (ended === 'done')
    return (
      <Told
        title={t('reset.doneTitle')}
        lines={[t('reset.done')]}
        to={{ path: '/', label: t('account.signIn') }}
      />
    );
  if (ended === 'dead' || secret === null)
    return (
      <Told
        title={t('link.deadTitle')}
        lines={[t('reset.dead')]}
        to={{ path: '/forgot-password', label: t('reset.again') }}
      />
    );
  return (
    <LoneCard title={t('reset.title')}>
      <p class="quiet">{t('reset.why')}</p>
      <AccountForm form={form} submitLabel={t('reset.submit')} onSave={save}>
        <AccountInput
          form={form}
          name="password"
          type="password"
          autoComplete="new-password"
          takesFocus
        />
      </AccountForm>
    </LoneCard>
  );
}
