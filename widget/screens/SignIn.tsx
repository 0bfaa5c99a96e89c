import { useMemo } from 'preact/hooks';

import { ApiError } from '../../contract/client.ts';
import { needed, text } from '../../contract/field.ts';
import { AccountInput } from '../components/AccountInput.tsx';
import { Brand } from '../components/Brand.tsx';
import { Button } from '../components/Button.tsx';
import { t } from '../messages/t.ts';
import { createForm, Refusal } from '../state/form.ts';

const fields = {
  email: needed(text(t('signIn.email'))),
  password: needed(text(t('signIn.password'))),
};

interface SignInProps {
  /** Throws what the server refuses. */
  onEnter: (email: string, password: string) => Promise<void>;
}

/** E-mail and password. The address of the page stays, so that signing in leads to where one wanted to go. */
export function SignIn({ onEnter }: SignInProps) {
  const form = useMemo(() => createForm({ fields }), []);
  const enter = async () => {
    const { email, password } = form.values();
    try {
      await onEnter(String(email), String(password));
    } catch (error) {
      const isWrong = error instanceof ApiError && error.code === 'unauthenticated';
      if (!isWrong) throw error;
      form.set('password', null);
      throw new Refusal(t('signIn.wrong'));
    }
  };
  return (
    <main class="sign-in">
      <form
        class="form sign-in-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(enter);
        }}
      >
        <Brand />
        <h1>{t('signIn.title')}</h1>
        <AccountInput form={form} name="email" type="email" autoComplete="username" takesFocus />
        <AccountInput form={form} name="password" type="password" autoComplete="current-password" />
        {form.problem.value && (
          <p class="field-error" role="alert">
            {form.problem.value}
          </p>
        )}
        <Button type="submit" look="primary" busy={form.busy.value}>
          {t('signIn.submit')}
        </Button>
      </form>
    </main>
  );
}
