import type { Field } from '../../../contract/field.ts';
import type { RecordType } from '../../../contract/record.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { Place } from '../../state/router.ts';
import { layoutOf } from '../layouts.ts';
import { useWorkspace } from '../workspace-context.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { FurtherFilters } from './FurtherFilters.tsx';
import { isNarrowed } from './list-place.ts';

interface FilterChipsProps {
  type: RecordType;
  query: Place['query'];
  onChange: (changed: Record<string, string | undefined>) => void;
  onClear: () => void;
}

/** A chip for each field that lists are usually narrowed by, and the choice of columns. */
export const FilterChips = ({ type, query, onChange, onClear }: FilterChipsProps) => (
  <div class="filters">
    {layoutOf(type).filters.map((name) => {
      const field = type.fields[name];
      return (
        field && (
          <FilterChip
            key={name}
            field={field}
            chosen={(query[name] ?? '').split(',').filter(Boolean)}
            onChange={(values) => onChange({ [name]: values.join() })}
          />
        )
      );
    })}
    <FurtherFilters type={type} query={query} onChange={onChange} />
    {isNarrowed(query) && (
      <Button look="plain" small icon="close" onClick={onClear}>
        {t('list.clear')}
      </Button>
    )}
    <ColumnsMenu type={type} query={query} onChange={onChange} />
  </div>
);

interface FilterChipProps {
  field: Field;
  chosen: string[];
  onChange: (values: string[]) => void;
}

function FilterChip({ field, chosen, onChange }: FilterChipProps) {
  const options = useOptions(field);
  const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const toggle = (value: string) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return (
    <Menu
      buttonClass={labels.length > 0 ? 'filter filter-on' : 'filter'}
      staysOpen
      choices={options.map(({ value, label }) => ({
        id: value,
        label,
        checked: chosen.includes(value),
        onChoose: () => onChange(toggle(value)),
      }))}
    >
      <span class="cut">{[field.label, labels.join(', ')].filter(Boolean).join(': ')}</span>
      <Icon name="down" />
    </Menu>
  );
}

/** The values a filter offers: those of a choice, or the people of the team. */
function useOptions(field: Field) {
  const { names, session } = useWorkspace();
  if (field.kind === 'checkbox')
    return [
      { value: 'true', label: t('common.yes') },
      { value: 'false', label: t('common.no') },
    ];
  if (field.kind !== 'reference') return field.options ?? [];
  const state = session.state.value;
  const myId = state.is === 'signedIn' ? state.me.member.id : null;
  const others = names.members.value.filter(({ id, disabledAt }) => id !== myId && !disabledAt);
  return [
    { value: 'me', label: t('list.me') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
