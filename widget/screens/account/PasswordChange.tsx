import { useMemo, useState } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import { changePassword } from '../../../contract/passwords.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import type { OpenSessions } from '../../state/open-sessions.ts';
import { typedText } from '../../state/typed-text.ts';
import { useWorkspace } from '../workspace-context.ts';
import { code, newPassword } from './account-fields.ts';
import { Foldable } from './Foldable.tsx';

const fields = { current: needed(text(t('password.current'))), password: newPassword };

/** Asks for the old password and a new one; who else is signed in is out afterwards. */
export function PasswordChange({
  sessions,
  hasTotp,
}: {
  sessions: OpenSessions;
  hasTotp: boolean;
}) {
  const { call, toasts } = useWorkspace();
  const form = useMemo(
    () => createForm({ fields: { ...fields, ...(hasTotp && { code }) } }),
    [hasTotp],
  );
  const [isOpen, setOpen] = useState(false);
  const leave = () => setOpen(false);
  const save = async () => {
    await call(changePassword, {
      current: typedText(form, 'current'),
      password: typedText(form, 'password'),
      ...(hasTotp && { code: typedText(form, 'code') }),
    });
    form.reset();
    leave();
    toasts.show(t('password.changed'));
    await sessions.load();
  };
  return (
    <Foldable
      title={t('password.title')}
      act={t('password.change')}
      isOpen={isOpen}
      onOpen={() => setOpen(true)}
    >
      <AccountForm form={form} submitLabel={t('password.change')} onSave={save} onLeave={leave}>
        <p class="quiet small">{t('password.why')}</p>
        <AccountInput
          form={form}
          name="current"
          type="password"
          autoComplete="current-password"
          takesFocus
        />
        <AccountInput form={form} name="password" type="password" autoComplete="new-password" />
        {hasTotp && (
          <AccountInput form={form} name="code" type="text" autoComplete="one-time-code" />
        )}
      </AccountForm>
    </Foldable>
  );
}
