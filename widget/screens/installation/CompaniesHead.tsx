import { useEffect, useRef } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useShortcuts } from '../../components/useShortcuts.ts';
import { t } from '../../messages/t-installation.ts';

interface CompaniesHeadProps {
  total: number | null;
  onSearch: (words: string) => void;
  onNew: () => void;
}

/** A fast typist asks once, not once per letter. */
const restMs = 200;

export function CompaniesHead({ total, onSearch, onNew }: CompaniesHeadProps) {
  const { locale } = useSurroundings();
  const search = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcuts({ '/': () => search.current?.select(), c: onNew });
  const write = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(words.trim()), restMs);
  };
  return (
    <header class="list-head">
      <h1>{t('nav.companies')}</h1>
      {total !== null && <span class="list-total">{total.toLocaleString(locale)}</span>}
      <div class="search">
        <Icon name="search" />
        <input
          ref={search}
          class="input"
          type="search"
          name="q"
          aria-label={t('companies.search')}
          placeholder={t('companies.search')}
          aria-keyshortcuts="/"
          autoComplete="off"
          onInput={(event) => write(event.currentTarget.value)}
        />
      </div>
      <Button look="primary" icon="plus" shortcut="c" onClick={onNew}>
        {t('companies.new')}
      </Button>
    </header>
  );
}
