import { instantOf, localText, readLocal, wallClock } from '../../state/zoned.ts';
import { useSurroundings } from '../surroundings.ts';
import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

/** A date and time in the member's time zone; the value is the moment, in UTC. */
export function InstantInput({
  described,
  name,
  value,
  takesFocus,
  onChange,
  onLeave,
}: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(takesFocus);
  const { timeZone } = useSurroundings();
  const instant = Date.parse(asText(value));
  return (
    <input
      {...described}
      ref={input}
      class="input"
      name={name}
      type="datetime-local"
      value={Number.isNaN(instant) ? '' : localText(wallClock(instant, timeZone))}
      onInput={(event) => {
        const clock = readLocal(event.currentTarget.value);
        onChange(clock && new Date(instantOf(clock, timeZone)).toISOString());
      }}
      onBlur={onLeave}
    />
  );
}
