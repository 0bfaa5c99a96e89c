import { useMemo, useState } from 'preact/hooks';

import { ApiError } from '../../contract/client.ts';
import { needed, text } from '../../contract/field.ts';
import { AccountForm } from '../components/AccountForm.tsx';
import { AccountInput } from '../components/AccountInput.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { t } from '../messages/t-workspace.ts';
import { createForm } from '../state/form.ts';
import { typedText } from '../state/typed-text.ts';
import { useWorkspace } from './workspace-context.ts';

const fields = {
  password: needed(text(t('signIn.password'))),
  code: text(t('signIn.code'), { help: t('signIn.codeHelp') }),
};

/** Stands over whatever is on the screen while an act waits for the password; leaving it leaves everything as it was. */
export function ConfirmDialog() {
  const { confirmation } = useWorkspace();
  return confirmation.isAsked.value ? <Asking /> : null;
}

function Asking() {
  const { confirmation, session } = useWorkspace();
  const form = useMemo(() => createForm({ fields }), []);
  const state = session.state.value;
  const [asksCode, setAsksCode] = useState(state.is === 'signedIn' && state.me.hasTotp);
  const confirm = async () => {
    const code = typedText(form, 'code');
    try {
      await confirmation.confirm({
        password: typedText(form, 'password'),
        ...(code && { code }),
      });
    } catch (error) {
      // Set up elsewhere since this page was loaded.
      if (error instanceof ApiError && error.errors.some(({ field }) => field === 'code'))
        setAsksCode(true);
      throw error;
    }
  };
  return (
    <Dialog title={t('confirm.title')} onClose={confirmation.cancel}>
      <div class="form">
        <p class="quiet">{t('confirm.why')}</p>
        <AccountForm
          form={form}
          submitLabel={t('confirm.submit')}
          onSave={confirm}
          onLeave={confirmation.cancel}
        >
          <AccountInput
            form={form}
            name="password"
            type="password"
            autoComplete="current-password"
            takesFocus
          />
          {asksCode && (
            <AccountInput form={form} name="code" type="text" autoComplete="one-time-code" />
          )}
        </AccountForm>
      </div>
    </Dialog>
  );
}
