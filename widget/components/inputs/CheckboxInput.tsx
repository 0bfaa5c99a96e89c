import type { InputProps } from './input-props.ts';

export const CheckboxInput = ({ described, name, label, value, onChange }: InputProps) => (
  <label class="checkbox" for={described.id}>
    <input
      {...described}
      type="checkbox"
      name={name}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    {label}
  </label>
);
