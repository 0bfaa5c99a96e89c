import { useId, useState } from 'preact/hooks';

import { t } from '../../messages/t.ts';
import { useSurroundings } from '../surroundings.ts';
import type { InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';
import { useSearch, type Found } from './useSearch.ts';

export interface Pointer {
  type: string;
  id: string;
}

interface RecordPickerProps extends Pick<
  InputProps,
  'name' | 'described' | 'takesFocus' | 'onLeave'
> {
  types: readonly string[];
  chosen: Pointer | null;
  onChoose: (chosen: Pointer | null) => void;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Type to search, arrows and Enter to choose, an emptied line for none: the combobox of the ARIA Authoring Practices. */
export function RecordPicker(props: RecordPickerProps) {
  const { types, chosen, onChoose, described } = props;
  const { references } = useSurroundings();
  const input = useAutoFocus<HTMLInputElement>(props.takesFocus);
  const listId = useId();
  const [words, setWords] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const { found, failed } = useSearch(types, words);
  const isOpen = words !== null;
  const name = chosen ? (references.nameOf(chosen.type, chosen.id) ?? '…') : '';

  const choose = (one: Found | undefined) => {
    if (one) onChoose({ type: one.type, id: one.id });
    setWords(null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      if (isOpen) setActive((active + step + found.length) % Math.max(1, found.length));
      else setWords('');
    } else if (isOpen && event.key === 'Enter') {
      event.preventDefault();
      choose(found[active]);
    } else if (isOpen && event.key === 'Escape') {
      // Esc closes the list first; a second one leaves the form.
      event.preventDefault();
      event.stopPropagation();
      setWords(null);
    }
  };

  return (
    <div class="picker">
      <input
        {...described}
        ref={input}
        class="input"
        name={props.name}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found[active] ? `${listId}-${active}` : undefined}
        placeholder={t('form.search')}
        value={words ?? name}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setActive(0);
          if (event.currentTarget.value === '') onChoose(null);
        }}
        onClick={() => setWords(words ?? '')}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setWords(null);
          props.onLeave?.();
        }}
      />
      <div class="picker-list" id={listId} role="listbox" tabIndex={-1} hidden={!isOpen}>
        {isOpen &&
          found.map((one, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the input's
            <div
              key={one.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              // The input keeps the focus, so that leaving it can close the list.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <span class="cut">{one.name}</span>
              {one.detail && <span class="faint small cut">{one.detail}</span>}
            </div>
          ))}
        {isOpen && found.length === 0 && (
          <div class="faint small" role="option" aria-selected="false" aria-disabled="true">
            {failed ? t('form.searchFailed') : t('form.nothingFound')}
          </div>
        )}
      </div>
    </div>
  );
}
