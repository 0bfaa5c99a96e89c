import type { Field } from '../../../contract/field.ts';
import type { RecordType } from '../../../contract/record.ts';
import { labelOf } from '../../components/FieldValue.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import type { Place } from '../../state/router.ts';
import { filterableFields } from './filter-choices.ts';

interface FurtherFiltersProps {
  type: RecordType;
  query: Place['query'];
  onChange: (changed: Record<string, undefined>) => void;
}

/** What a link narrowed the list to that has no chip of its own: "Client: Weiss Interiors". Each is taken off by a click. */
export function FurtherFilters({ type, query, onChange }: FurtherFiltersProps) {
  const { references } = useSurroundings();
  const chosen = filterableFields(type);
  return (
    <>
      {Object.entries(query).map(([name, value]) => {
        const field = type.fields[name];
        if (!field || !value || chosen.includes(name)) return null;
        const words = value.split(',').map((one) => wordsOf(field, one, references.nameOf));
        const filter = `${field.label}: ${words.join(', ')}`;
        return (
          <button
            key={name}
            type="button"
            class="filter filter-on"
            aria-label={t('list.filterOff', { filter })}
            onClick={() => onChange({ [name]: undefined })}
          >
            <span class="cut">{filter}</span>
            <Icon name="close" />
          </button>
        );
      })}
    </>
  );
}

function wordsOf(
  field: Field,
  value: string,
  nameOf: (type: string, id: string) => string | null,
): string {
  const [type = '', id = ''] =
    field.kind === 'subject' ? value.split(':') : [field.refersTo?.[0], value];
  if (field.kind === 'reference' || field.kind === 'subject')
    return value === 'me' ? t('list.me') : (nameOf(type, id) ?? '…');
  if (field.kind === 'checkbox') return t(value === 'true' ? 'common.yes' : 'common.no');
  return labelOf(field, value);
}
