import { useMemo, useState } from 'preact/hooks';

import { ApiError } from '../../contract/client.ts';
import { needed, text } from '../../contract/field.ts';
import { AccountForm } from '../components/AccountForm.tsx';
import { AccountInput } from '../components/AccountInput.tsx';
import { Button } from '../components/Button.tsx';
import { LoneCard } from '../components/LoneCard.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';
import { createForm, Refusal } from '../state/form.ts';
import type { Session } from '../state/session.ts';
import { typedText } from '../state/typed-text.ts';

const fields = {
  email: needed(text(t('signIn.email'))),
  password: needed(text(t('signIn.password'))),
  code: text(t('signIn.code'), { help: t('signIn.codeHelp') }),
};

interface SignInProps {
  /** Throws what the server refuses. */
  onEnter: Session['enter'];
}

/** E-mail and password, then the code where the account has a second factor. The address of the page stays, so that signing in leads to where one wanted to go. */
export function SignIn({ onEnter }: SignInProps) {
  const { href } = useSurroundings();
  const form = useMemo(() => createForm({ fields }), []);
  const [asksCode, setAsksCode] = useState(false);

  const begin = () => {
    form.set('password', null);
    form.set('code', null);
    form.problem.value = null;
    setAsksCode(false);
  };
  const enter = async () => {
    const code = typedText(form, 'code');
    try {
      await onEnter({
        email: typedText(form, 'email'),
        password: typedText(form, 'password'),
        ...(code && { code }),
      });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unauthenticated') throw error;
      const isAboutCode = error.errors.some(({ field }) => field === 'code');
      if (isAboutCode && asksCode) throw error;
      if (isAboutCode) return setAsksCode(true);
      begin();
      throw new Refusal(t('signIn.wrong'));
    }
  };

  return (
    <LoneCard title={t(asksCode ? 'signIn.codeTitle' : 'signIn.title')}>
      {asksCode && <p class="quiet">{t('signIn.codeFor', { email: typedText(form, 'email') })}</p>}
      <AccountForm form={form} submitLabel={t('signIn.submit')} onSave={enter}>
        {asksCode ? (
          <AccountInput
            key="code"
            form={form}
            name="code"
            type="text"
            autoComplete="one-time-code"
            takesFocus
          />
        ) : (
          <>
            <AccountInput
              form={form}
              name="email"
              type="email"
              autoComplete="username"
              takesFocus
            />
            <AccountInput
              form={form}
              name="password"
              type="password"
              autoComplete="current-password"
            />
          </>
        )}
      </AccountForm>
      {asksCode ? (
        <Button look="plain" onClick={begin}>
          {t('signIn.other')}
        </Button>
      ) : (
        <a class="lone-link" href={href('/forgot-password')}>
          {t('signIn.forgot')}
        </a>
      )}
    </LoneCard>
  );
}
