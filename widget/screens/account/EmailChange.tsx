import { useMemo, useState } from 'preact/hooks';

import { changeEmail } from '../../../contract/email-change.ts';
import { needed, text } from '../../../contract/field.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { useWorkspace } from '../workspace-context.ts';
import { code, password } from './account-fields.ts';
import { Foldable } from './Foldable.tsx';

const fields = { email: needed(text(t('email.new'))), password };

/** Asks for a new address; the link that goes there makes the change. */
export function EmailChange({ email, hasTotp }: { email: string; hasTotp: boolean }) {
  const { call } = useWorkspace();
  const form = useMemo(
    () => createForm({ fields: { ...fields, ...(hasTotp && { code }) } }),
    [hasTotp],
  );
  const [isOpen, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const leave = () => setOpen(false);
  const send = async () => {
    const to = typedText(form, 'email');
    await call(changeEmail, {
      email: to,
      password: typedText(form, 'password'),
      ...(hasTotp && { code: typedText(form, 'code') }),
    });
    form.reset();
    leave();
    setSentTo(to);
  };
  return (
    <>
      <Foldable
        title={t('email.title')}
        value={email}
        act={t('email.change')}
        isOpen={isOpen}
        onOpen={() => setOpen(true)}
      >
        <AccountForm form={form} submitLabel={t('email.submit')} onSave={send} onLeave={leave}>
          <p class="quiet small">{t('email.why')}</p>
          <AccountInput form={form} name="email" type="email" autoComplete="email" takesFocus />
          <AccountInput
            form={form}
            name="password"
            type="password"
            autoComplete="current-password"
          />
          {hasTotp && (
            <AccountInput form={form} name="code" type="text" autoComplete="one-time-code" />
          )}
        </AccountForm>
      </Foldable>
      {sentTo && (
        <p class="banner" role="status">
          {t('email.sent', { email: sentTo })}
        </p>
      )}
    </>
  );
}
