import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

/** A day, without a time or a zone. */
export function DateInput(props: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(props.takesFocus);
  return (
    <input
      {...props.described}
      ref={input}
      class="input"
      name={props.name}
      type="date"
      value={asText(props.value)}
      onInput={(event) => props.onChange(event.currentTarget.value)}
      onBlur={props.onLeave}
    />
  );
}
