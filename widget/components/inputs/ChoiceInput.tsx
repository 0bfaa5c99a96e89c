import { t } from '../../messages/t.ts';
import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

/** One of a closed list; "None" only where the field may be empty. */
export function ChoiceInput({
  described,
  name,
  field,
  value,
  takesFocus,
  onChange,
  onLeave,
}: InputProps) {
  const select = useAutoFocus<HTMLSelectElement>(takesFocus);
  const mayBeEmpty = !field.needed && field.empty === null;
  const isUnset = asText(value) === '';
  return (
    <select
      {...described}
      ref={select}
      class="input"
      name={name}
      value={asText(value)}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      onBlur={onLeave}
    >
      {(mayBeEmpty || isUnset) && (
        <option value="">{mayBeEmpty ? t('common.none') : t('form.choose')}</option>
      )}
      {field.options
        ?.filter((option) => !option.isRetired || option.value === value)
        .map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
    </select>
  );
}
