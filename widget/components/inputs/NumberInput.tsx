import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

/** A number, with a point where it may have decimals; other text is kept as it is, so that the form can say what is wrong with it. */
export function NumberInput(props: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(props.takesFocus);
  return (
    <input
      {...props.described}
      ref={input}
      class="input"
      name={props.name}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={typeof props.value === 'number' ? String(props.value) : asText(props.value)}
      onInput={(event) => {
        const typed = event.currentTarget.value.trim();
        props.onChange(/^-?\d{1,15}(?:\.\d{1,6})?$/.test(typed) ? Number(typed) : typed || null);
      }}
      onBlur={props.onLeave}
    />
  );
}
