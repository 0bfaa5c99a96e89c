import { useId, useState } from 'preact/hooks';

import { useSurroundings } from '../surroundings.ts';
import { asTexts, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

const read = (typed: string) =>
  typed
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

const mostOffered = 20;

/** Inputs for tags of records; other lines of words, like who took part, have nothing to choose from. */
const ofRecords = ['tags', 'addTags', 'removeTags'];

/** Lines that the typist may mean: what stands there before the last comma, and a tag that is in use. */
function offered(known: readonly string[], line: string): string[] {
  const done = read(line.slice(0, line.lastIndexOf(',') + 1));
  const begun = line
    .slice(line.lastIndexOf(',') + 1)
    .trim()
    .toLowerCase();
  return known
    .filter((tag) => !done.includes(tag) && tag.toLowerCase().includes(begun))
    .slice(0, mostOffered)
    .map((tag) => [...done, tag].join(', '));
}

/** Tags in one line, with commas between them. */
export function TagsInput({ described, name, value, takesFocus, onChange, onLeave }: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(takesFocus);
  const tags = asTexts(value);
  // A comma just typed is no tag yet, and must not vanish under the typist.
  const [typed, setTyped] = useState(tags.join(', '));
  const shown = read(typed).join() === tags.join() ? typed : tags.join(', ');
  const { references } = useSurroundings();
  const [known, setKnown] = useState<readonly string[]>([]);
  const isOffering = ofRecords.includes(name);
  const learn = async () => setKnown(isOffering ? await references.tags() : []);
  const listId = useId();
  return (
    <>
      <input
        {...described}
        list={isOffering ? listId : undefined}
        onFocus={() => void learn()}
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
      <datalist id={listId}>
        {offered(known, shown).map((line) => (
          <option key={line} value={line}>
            {line}
          </option>
        ))}
      </datalist>
    </>
  );
}
