import { constraints, type FieldName } from './fields.ts';
import type { Messages } from './messages/index.ts';

interface FieldProps {
  name: FieldName;
  words: Messages;
  value: string;
  error: string | undefined;
  help: string | null;
  required: boolean;
  optional: boolean;
  wide: boolean;
  busy: boolean;
  onChange: (value: string) => void;
}

/** One labelled field; its error takes the place of its help. */
export function Field({
  name,
  words,
  value,
  error,
  help,
  required,
  optional,
  ...rest
}: FieldProps) {
  const { wide, busy, onChange } = rest;
  const { type, autocomplete, ...limits } = constraints[name];
  const hint = error ?? help;
  const shared = {
    ...limits,
    id: name,
    name,
    value,
    required,
    class: 'control',
    part: 'control',
    autocomplete,
    readOnly: busy,
    'aria-invalid': error !== undefined,
    'aria-describedby': hint ? `${name}-hint` : undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(currentTarget.value),
  };
  return (
    <div class={wide ? 'field wide' : 'field'} part="field">
      <label for={name} part="label">
        {words[name]}
        {optional && <span class="quiet"> {words.optional}</span>}
      </label>
      {type === 'text' && <input type="text" {...shared} />}
      {type === 'email' && <input type="email" {...shared} />}
      {type === 'tel' && <input type="tel" {...shared} />}
      {type === 'lines' && <textarea rows={4} {...shared} />}
      {hint && (
        <p id={`${name}-hint`} class={error ? 'error' : 'quiet'} part={error ? 'error' : 'help'}>
          {hint}
        </p>
      )}
    </div>
  );
}
