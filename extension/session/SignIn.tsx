import { useSignal } from '@preact/signals';

import { ApiError, NoAnswer } from '../../contract/client.ts';
import { Button } from '../../widget/components/Button.tsx';
import { Field } from '../../widget/components/Field.tsx';
import { t } from '../../widget/messages/t.ts';
import type { CurrentSession } from './current.ts';
import { signIn } from './sign-in.ts';

interface SignInProps {
  apiAddress: string;
  /** The member whose sign-in has ended, where that is why the form is shown. */
  ended: CurrentSession | null;
  onOptions: () => void;
}

/** E-mail and password; the rest of the extension notices by itself when it worked. */
export function SignIn({ apiAddress, ended, onOptions }: SignInProps) {
  const email = useSignal(ended?.session.member.email ?? '');
  const password = useSignal('');
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    problem.value = null;
    try {
      await signIn(email.value, password.value);
    } catch (error) {
      problem.value = reasonOf(error, apiAddress);
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <form class="sign-in form" onSubmit={(event) => void submit(event)}>
      <h1>{t('signIn.title')}</h1>
      {ended && <p class="quiet">{t('signIn.again', { name: ended.session.member.name })}</p>}
      <Field id="email" label={t('signIn.email')}>
        {(described) => (
          <input
            {...described}
            class="input"
            type="email"
            autoComplete="username"
            required
            value={email.value}
            onInput={({ currentTarget }) => (email.value = currentTarget.value)}
          />
        )}
      </Field>
      <Field id="password" label={t('signIn.password')} error={problem.value}>
        {(described) => (
          <input
            {...described}
            class="input"
            type="password"
            autoComplete="current-password"
            required
            value={password.value}
            onInput={({ currentTarget }) => (password.value = currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={isBusy.value}>
        {t('signIn.do')}
      </Button>
      <p class="small faint sign-in-address">
        <span class="cut">
          {t('signIn.at', { address: apiAddress.replace(/^https?:\/\//, '') })}
        </span>
        <Button look="plain" small onClick={onOptions}>
          {t('signIn.change')}
        </Button>
      </p>
    </form>
  );
}

function reasonOf(error: unknown, apiAddress: string): string {
  if (error instanceof NoAnswer) return t('signIn.unreachable', { address: apiAddress });
  if (error instanceof ApiError) return error.errors[0]?.message ?? error.message;
  throw error;
}
