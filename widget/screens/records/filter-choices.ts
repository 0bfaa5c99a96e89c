import type { Field } from '../../../contract/field.ts';
import { spans } from '../../../contract/filters.ts';
import type { RecordType } from '../../../contract/record.ts';
import type { MenuChoice } from '../../components/Menu.tsx';
import { fieldOf, listedFields } from '../../components/stamped-field.ts';
import { t } from '../../messages/t-workspace.ts';
import type { Place } from '../../state/router.ts';
import { isFiltered, spanInWords, withoutFilter } from './filter-words.ts';

interface FilterMenu {
  name: string;
  field: Field;
  query: Place['query'];
  options: readonly { value: string; label: string }[];
  onChange: (changed: Record<string, string | undefined>) => void;
  onAsk: () => void;
}

/** The fields that a list can be narrowed by: references to people, not to whatever else there is. */
export const filterableFields = (type: RecordType): string[] =>
  listedFields(type).filter((name) => {
    const field = fieldOf(type, name);
    return field?.kind !== 'reference' || field.refersTo?.[0] === 'member';
  });

/** What the menu of a filter offers: values to tick, days in words, and the way to what has to be typed. */
export function choicesOf(menu: FilterMenu): MenuChoice[] {
  const { name, field, query, onChange, onAsk } = menu;
  const typed = {
    id: 'ask',
    label: `${field.kind === 'date' || field.kind === 'instant' ? t('filter.anyDay') : t('filter.contains')}…`,
    onChoose: onAsk,
  };
  switch (field.kind) {
    case 'choice':
    case 'reference':
      return [...ticks(menu), emptiness(menu), ...removal(menu)];
    case 'checkbox':
      return ['true', 'false'].map((value) => ({
        id: value,
        label: value === 'true' ? t('filter.yes') : t('filter.no'),
        checked: query[name] === value,
        onChoose: () => onChange({ [name]: query[name] === value ? undefined : value }),
      }));
    case 'date':
    case 'instant':
      return [...days(menu), typed, emptiness(menu), ...removal(menu)];
    case 'money':
    case 'number':
      return [
        { ...typed, label: `${t('filter.from')} – ${t('filter.to')}…` },
        emptiness(menu),
        ...removal(menu),
      ];
    default:
      return [typed, emptiness(menu), ...removal(menu)];
  }
}

function ticks({ name, query, options, onChange }: FilterMenu): MenuChoice[] {
  const chosen = (query[name] ?? '').split(',').filter(Boolean);
  return options.map(({ value, label }) => {
    const isChosen = chosen.includes(value);
    const next = isChosen ? chosen.filter((one) => one !== value) : [...chosen, value];
    return {
      id: value,
      label,
      checked: isChosen,
      onChoose: () => onChange({ ...withoutFilter(name), [name]: next.join() }),
    };
  });
}

const days = ({ name, query, onChange }: FilterMenu): MenuChoice[] =>
  spans.map((span) => ({
    id: span,
    label: spanInWords(span),
    checked: query[`${name}[within]`] === span,
    onChoose: () => onChange({ ...withoutFilter(name), [`${name}[within]`]: span }),
  }));

const emptiness = ({ name, query, onChange }: FilterMenu): MenuChoice => {
  const isEmpty = query[`${name}[empty]`] === 'true';
  return {
    id: 'empty',
    label: t('filter.empty'),
    checked: isEmpty,
    onChoose: () =>
      onChange({ ...withoutFilter(name), [`${name}[empty]`]: isEmpty ? undefined : 'true' }),
  };
};

const removal = ({ name, query, onChange }: FilterMenu): MenuChoice[] =>
  isFiltered(query, name)
    ? [
        {
          id: 'remove',
          label: t('filter.remove'),
          icon: 'close',
          onChoose: () => onChange(withoutFilter(name)),
        },
      ]
    : [];
