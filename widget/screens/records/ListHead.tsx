import { useEffect, useRef, useState } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { Icon } from '../../components/Icon.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useShortcuts } from '../../components/useShortcuts.ts';
import { t } from '../../messages/t.ts';

interface ListHeadProps {
  type: RecordType;
  total: number | null;
  words: string;
  onSearch: (words: string) => void;
}

/** A fast typist asks once, not once per letter. */
const restMs = 200;

/** What is listed, how many there are, the search, and the way to a new one. */
export function ListHead({ type, total, words, onSearch }: ListHeadProps) {
  const { href, locale } = useSurroundings();
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
  useShortcuts({ '/': () => search.current?.select() });

  const write = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      isOwn.current = text.trim();
      latest.current(text.trim());
    }, restMs);
  };

  const plural = type.labelPlural.toLowerCase();
  return (
    <header class="list-head">
      <h1>{type.labelPlural}</h1>
      {total !== null && (
        <span class="list-total" title={t('list.count', { count: total })}>
          {total.toLocaleString(locale)}
        </span>
      )}
      <div class="search">
        <Icon name="search" />
        <input
          ref={search}
          class="input"
          type="search"
          name="q"
          aria-label={t('list.search', { plural })}
          placeholder={t('list.search', { plural })}
          aria-keyshortcuts="/"
          autoComplete="off"
          value={typed}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </div>
      <a
        class="button"
        data-look="primary"
        href={href(`/${type.plural}/new`)}
        aria-keyshortcuts="c"
      >
        <Icon name="plus" />
        <span>{t('list.new', { label: type.label.toLowerCase() })}</span>
      </a>
    </header>
  );
}
