import { useState } from 'preact/hooks';

import type { Field } from '../../../contract/field.ts';
import type { RecordType } from '../../../contract/record.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { fieldOf } from '../../components/stamped-field.ts';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import type { Place } from '../../state/router.ts';
import { layoutOf } from '../layouts.ts';
import { choicesOf, filterableFields } from './filter-choices.ts';
import { filterInWords, isFiltered, withoutFilter } from './filter-words.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { FurtherFilters } from './FurtherFilters.tsx';
import { isNarrowed } from './list-place.ts';
import { useFilterOptions } from './useFilterOptions.ts';

interface FilterChipsProps {
  type: RecordType;
  query: Place['query'];
  onChange: (changed: Record<string, string | undefined>) => void;
  onClear: () => void;
}

/** A chip for each field that lists are usually narrowed by or that narrows this one, and the way to all others. */
export function FilterChips({ type, query, onChange, onClear }: FilterChipsProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const usual = layoutOf(type).filters;
  const all = filterableFields(type);
  const shown = [
    ...usual,
    ...all.filter((name) => !usual.includes(name) && isFiltered(query, name)),
  ];
  const askedField = asked === null ? null : fieldOf(type, asked);
  const others = all
    .filter((name) => !shown.includes(name))
    .map((name) => ({
      id: name,
      label: fieldOf(type, name)?.label ?? name,
      onChoose: () => setAsked(name),
    }));
  return (
    <>
      {shown.map((name) => {
        const field = fieldOf(type, name);
        return (
          field && (
            <FilterChip
              key={name}
              name={name}
              field={field}
              query={query}
              onChange={onChange}
              onAsk={() => setAsked(name)}
            />
          )
        );
      })}
      <FurtherFilters type={type} query={query} onChange={onChange} />
      {others.length > 0 && (
        <Menu buttonClass="filter" choices={others}>
          <Icon name="plus" />
          <span>{t('filter.add')}</span>
        </Menu>
      )}
      {isNarrowed(query) && (
        <Button look="plain" small icon="close" onClick={onClear}>
          {t('list.clear')}
        </Button>
      )}
      {asked !== null && askedField && (
        <FilterDialog
          name={asked}
          field={askedField}
          query={query}
          onChange={(changed) => onChange({ ...withoutFilter(asked), ...changed })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface FilterChipProps {
  name: string;
  field: Field;
  query: Place['query'];
  onChange: FilterChipsProps['onChange'];
  /** Opens what asks for more than a choice. */
  onAsk: () => void;
}

function FilterChip({ name, field, query, onChange, onAsk }: FilterChipProps) {
  const { locale, currency } = useSurroundings();
  const options = useFilterOptions(field);
  const words = filterInWords(field, name, query, { locale, currency, options });
  return (
    <Menu
      buttonClass={words ? 'filter filter-on' : 'filter'}
      staysOpen={field.kind === 'choice' || field.kind === 'reference'}
      choices={choicesOf({ name, field, query, options, onChange, onAsk })}
    >
      <span class="cut">{[field.label, words].filter(Boolean).join(': ')}</span>
      <Icon name="down" />
    </Menu>
  );
}
