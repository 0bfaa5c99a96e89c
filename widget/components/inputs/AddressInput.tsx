import { t } from '../../messages/t.ts';
import type { InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

const parts = ['street', 'postalCode', 'city', 'region', 'country'] as const;
type Address = Record<(typeof parts)[number], string | null>;

const none: Address = { street: null, postalCode: null, city: null, region: null, country: null };
const asAddress = (value: unknown): Address =>
  typeof value === 'object' && value !== null ? { ...none, ...value } : none;

/** A postal address, a line for each part. */
export function AddressInput({
  described,
  name,
  value,
  takesFocus,
  onChange,
  onLeave,
}: InputProps) {
  const first = useAutoFocus<HTMLInputElement>(takesFocus);
  const address = asAddress(value);
  const { id, ...rest } = described;
  return (
    <div class="input-stack" data-address>
      {parts.map((part, index) => (
        <input
          key={part}
          {...rest}
          id={index === 0 ? id : undefined}
          ref={index === 0 ? first : null}
          class="input"
          name={`${name}.${part}`}
          type="text"
          autoComplete="off"
          aria-label={t(`address.${part}`)}
          placeholder={t(`address.${part}`)}
          value={address[part] ?? ''}
          onInput={(event) => onChange({ ...address, [part]: event.currentTarget.value || null })}
          onBlur={onLeave}
        />
      ))}
    </div>
  );
}
