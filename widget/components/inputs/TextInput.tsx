import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

/** Text of one line; the kind brings the right keyboard on a phone, and the contract checks what was typed. */
export function TextInput(props: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(props.takesFocus);
  const { kind } = props.field;
  return (
    <input
      {...props.described}
      ref={input}
      class="input"
      name={props.name}
      type="text"
      inputMode={kind === 'email' || kind === 'url' ? kind : 'text'}
      autoComplete="off"
      value={asText(props.value)}
      onInput={(event) => props.onChange(event.currentTarget.value)}
      onBlur={props.onLeave}
    />
  );
}
