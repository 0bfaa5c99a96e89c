import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

/** Grows with its text. Ctrl or Cmd + Enter saves, as Enter does elsewhere. */
export function MultilineInput(props: InputProps) {
  const input = useAutoFocus<HTMLTextAreaElement>(props.takesFocus);
  return (
    <textarea
      {...props.described}
      ref={input}
      class="input"
      name={props.name}
      rows={3}
      value={asText(props.value)}
      onInput={(event) => props.onChange(event.currentTarget.value)}
      onBlur={props.onLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}
