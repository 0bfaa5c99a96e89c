import { useId } from 'preact/hooks';

import { Field } from './Field.tsx';

interface CheckListProps {
  label: string;
  help?: string | undefined;
  error?: string | null | undefined;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any number of a few. */
export function CheckList({ label, help, error, options, chosen, onChange }: CheckListProps) {
  const id = useId();
  const toggle = (value: string) =>
    options
      .map((option) => option.value)
      .filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)));
  return (
    <Field id={id} label={label} help={help} error={error} isGroup>
      {() => (
        <div class="check-list">
          {options.map((option) => (
            <label class="checkbox" key={option.value}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={() => onChange(toggle(option.value))}
              />
              <span class="cut">{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
