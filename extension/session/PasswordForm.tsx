import { useSignal } from '@preact/signals';

import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { Line } from './Line.tsx';
import { signIn } from './sign-in.ts';
import { useAttempt } from './useAttempt.ts';

interface PasswordFormProps {
  apiAddress: string;
  /** The one who was signed in last, where that has ended. */
  email: string;
}

/** E-mail and password, and a code once the server asks for one. */
export function PasswordForm({ apiAddress, email: known }: PasswordFormProps) {
  const email = useSignal(known);
  const password = useSignal('');
  const code = useSignal('');
  const { isBusy, problem, attempt } = useAttempt(apiAddress);
  const asksCode = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    await attempt(() => signIn({ email: email.value, password: password.value, code: code.value }));
    if (problem.value?.field === 'code') asksCode.value = true;
  };
  const { field, message } = problem.value ?? {};
  const isAboutCode = field === 'code';
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <Line
        id="email"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        value={email}
        error={field === 'email' ? message : null}
      />
      <Line
        id="password"
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        error={isAboutCode || field === 'email' ? null : message}
      />
      {asksCode.value && (
        <Line
          id="code"
          label={t('signIn.code')}
          autoComplete="one-time-code"
          value={code}
          help={t('signIn.codeHelp')}
          error={isAboutCode ? message : null}
        />
      )}
      <Button type="submit" busy={isBusy.value}>
        {t('signIn.do')}
      </Button>
    </form>
  );
}
