import type { Signal } from '@preact/signals';

import { Field } from '../../widget/components/Field.tsx';

interface LineProps {
  id: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: 'username' | 'current-password' | 'one-time-code' | 'off';
  value: Signal<string>;
  error?: string | null | undefined;
  help?: string;
}

/** One line of a sign-in form. */
export const Line = ({ id, label, type = 'text', autoComplete, value, error, help }: LineProps) => (
  <Field id={id} label={label} error={error} help={help}>
    {(described) => {
      const input = {
        ...described,
        class: 'input',
        autoComplete,
        required: true,
        value: value.value,
        onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
          (value.value = currentTarget.value),
      };
      // Written out, because the types of an input follow from a type that is known.
      if (type === 'email') return <input {...input} type="email" />;
      if (type === 'password') return <input {...input} type="password" />;
      return <input {...input} type="text" spellcheck={false} />;
    }}
  </Field>
);
