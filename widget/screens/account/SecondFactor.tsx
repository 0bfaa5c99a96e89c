import { useMemo, useState } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { disableTotp } from '../../../contract/totp.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { useWorkspace } from '../workspace-context.ts';
import { code, password } from './account-fields.ts';
import { Foldable } from './Foldable.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';

/** Whether signing in asks for a code, and how to begin or end that. */
export function SecondFactor({ me }: { me: Me }) {
  const { session } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { hasTotp, member } = me;
  const leave = () => setOpen(false);
  return (
    <Foldable
      title={
        <>
          {t('totp.title')}{' '}
          <span class="pill" data-tone={hasTotp ? 'done' : undefined}>
            {t(hasTotp ? 'totp.on' : 'totp.off')}
          </span>
        </>
      }
      value={t(hasTotp ? 'totp.onWhy' : 'totp.offWhy')}
      act={t(hasTotp ? 'totp.remove' : 'totp.setUp')}
      isOpen={isOpen}
      onOpen={() => setOpen(true)}
    >
      {hasTotp ? (
        <Remove onLeave={leave} />
      ) : (
        <TotpSetUp
          email={member.email}
          onDone={() => {
            leave();
            void session.load();
          }}
          onLeave={leave}
        />
      )}
    </Foldable>
  );
}

const fields = { password, code };

function Remove({ onLeave }: { onLeave: () => void }) {
  const { call, session, toasts } = useWorkspace();
  const form = useMemo(() => createForm({ fields }), []);
  const remove = async () => {
    await call(disableTotp, {
      password: typedText(form, 'password'),
      code: typedText(form, 'code'),
    });
    onLeave();
    toasts.show(t('totp.removed'));
    await session.load();
  };
  return (
    <AccountForm form={form} submitLabel={t('totp.removeSubmit')} onSave={remove} onLeave={onLeave}>
      <p class="quiet small">{t('totp.removeWhy')}</p>
      <AccountInput
        form={form}
        name="password"
        type="password"
        autoComplete="current-password"
        takesFocus
      />
      <AccountInput form={form} name="code" type="text" autoComplete="one-time-code" />
    </AccountForm>
  );
}
