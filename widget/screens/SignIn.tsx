import { useId, useMemo } from 'preact/hooks';

import { ApiError } from '../../contract/client.ts';
import { needed, text } from '../../contract/field.ts';
import { Brand } from '../components/Brand.tsx';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { useAutoFocus } from '../components/inputs/useAutoFocus.ts';
import { t } from '../messages/t.ts';
import { createForm, Refusal, type Form } from '../state/form.ts';

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
        <Line form={form} name="email" autoComplete="username" takesFocus />
        <Line form={form} name="password" autoComplete="current-password" />
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

interface LineProps {
  form: Form;
  name: keyof typeof fields;
  autoComplete: 'username' | 'current-password';
  takesFocus?: boolean;
}

function Line({ form, name, autoComplete, takesFocus = false }: LineProps) {
  const id = useId();
  const focused = useAutoFocus<HTMLInputElement>(takesFocus);
  const typed = form.typed.value[name];
  return (
    <Field id={id} label={fields[name].label} error={form.errors.value[name]}>
      {(described) => {
        const input = {
          ...described,
          ref: focused,
          class: 'input',
          name,
          autoComplete,
          value: typeof typed === 'string' ? typed : '',
          onInput: (event: { currentTarget: HTMLInputElement }) =>
            form.set(name, event.currentTarget.value),
        };
        return name === 'email' ? (
          <input {...input} type="email" />
        ) : (
          <input {...input} type="password" />
        );
      }}
    </Field>
  );
}
