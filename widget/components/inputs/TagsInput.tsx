import { useState } from 'preact/hooks';

import { asTexts, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

const read = (typed: string) =>
  typed
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Tags in one line, with commas between them. */
export function TagsInput({ described, name, value, takesFocus, onChange, onLeave }: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(takesFocus);
  const tags = asTexts(value);
  // A comma just typed is no tag yet, and must not vanish under the typist.
  const [typed, setTyped] = useState(tags.join(', '));
  const shown = read(typed).join() === tags.join() ? typed : tags.join(', ');
  return (
    <input
      {...described}
      ref={input}
      class="input"
      name={name}
      type="text"
      autoComplete="off"
      value={shown}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
      onBlur={onLeave}
    />
  );
}
