import { useId } from 'preact/hooks';

import type { Form } from '../state/form.ts';
import { Field } from './Field.tsx';
import { asText } from './inputs/input-props.ts';
import { useAutoFocus } from './inputs/useAutoFocus.ts';

interface AccountInputProps {
  form: Form;
  name: string;
  type: 'text' | 'email' | 'password';
  /** What the browser may fill in by itself. */
  autoComplete:
    | 'name'
    | 'email'
    | 'username'
    | 'current-password'
    | 'new-password'
    | 'one-time-code';
  takesFocus?: boolean;
}

/** A line of a form about an account, such as password managers know. */
export function AccountInput({ form, name, type, autoComplete, takesFocus }: AccountInputProps) {
  const id = useId();
  const focused = useAutoFocus<HTMLInputElement>(takesFocus ?? false);
  const typed = form.typed.value[name];
  const field = form.fields[name];
  if (!field) throw new Error(`The form has no field ${name}`);
  return (
    <Field id={id} label={field.label} help={field.help} error={form.errors.value[name]}>
      {(described) => {
        const input = {
          ...described,
          ref: focused,
          class: 'input',
          name,
          autoComplete,
          value: asText(typed),
          onInput: (event: { currentTarget: HTMLInputElement }) =>
            form.set(name, event.currentTarget.value),
        };
        // Written out, because the types of an input follow from a type that is known.
        if (type === 'email') return <input {...input} type="email" />;
        if (type === 'password') return <input {...input} type="password" />;
        return <input {...input} type="text" />;
      }}
    </Field>
  );
}
