import type { RecordType } from '../../../contract/record.ts';
import { Icon } from '../../components/Icon.tsx';
import { SearchInput } from '../../components/SearchInput.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { ListMenu } from './ListMenu.tsx';

interface ListHeadProps {
  type: RecordType;
  /** The fields that the list shows beside the name. */
  columns: readonly string[];
  /** Null: whoever looks may not make one. */
  newHref: string | null;
  total: number | null;
  words: string;
  onSearch: (words: string) => void;
}

/** What is listed, how many there are, the search, and the way to a new one. */
export function ListHead({ type, columns, newHref, total, words, onSearch }: ListHeadProps) {
  const { locale } = useSurroundings();
  return (
    <header class="list-head">
      <h1>{type.labelPlural}</h1>
      {total !== null && (
        <span class="list-total" title={t('list.count', { count: total })}>
          {total.toLocaleString(locale)}
        </span>
      )}
      <SearchInput
        label={t('list.search', { plural: type.labelPlural.toLowerCase() })}
        words={words}
        onSearch={onSearch}
      />
      <ExportMenu type={type} columns={columns} />
      {newHref !== null && (
        <a class="button" data-look="primary" href={newHref} aria-keyshortcuts="c">
          <Icon name="plus" />
          <span>{t('list.new', { label: type.label.toLowerCase() })}</span>
        </a>
      )}
      <ListMenu type={type} mayAdd={newHref !== null} />
    </header>
  );
}
