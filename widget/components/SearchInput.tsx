import { useEffect, useRef, useState } from 'preact/hooks';

import { Icon } from './Icon.tsx';
import { useShortcuts } from './useShortcuts.ts';

interface SearchInputProps {
  label: string;
  words: string;
  /** Whether `/` goes there; only the first search of a screen has it. */
  hasKey?: boolean;
  onSearch: (words: string) => void;
}

/** A fast typist asks once, not once per letter. */
const restMs = 200;

/** The search above a list; `/` goes there. */
export function SearchInput({ label, words, hasKey = true, onSearch }: SearchInputProps) {
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isOwn = useRef(words);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => {
    // Back and cleared filters change the words from outside; our own echo must not overtake the typist.
    if (words !== isOwn.current) setTyped(words);
    isOwn.current = words;
  }, [words]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcuts(hasKey ? { '/': () => search.current?.select() } : {});

  const write = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      isOwn.current = text.trim();
      latest.current(text.trim());
    }, restMs);
  };

  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={search}
        class="input"
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts={hasKey ? '/' : undefined}
        autoComplete="off"
        value={typed}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </div>
  );
}
