import type { RecordType } from '../../../contract/record.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { Place } from '../../state/router.ts';
import { columnsOf, rememberColumns } from './list-place.ts';

interface ColumnsMenuProps {
  type: RecordType;
  query: Place['query'];
  onChange: (changed: Record<string, string | undefined>) => void;
}

const notColumns = new Set(['values', 'multiline', 'address', 'subject']);

/** Which columns the list shows; chosen in the order of the declaration. */
export function ColumnsMenu({ type, query, onChange }: ColumnsMenuProps) {
  const shown = columnsOf(type, query);
  const toggle = (name: string) => {
    const next = Object.keys(type.fields).filter((one) =>
      one === name ? !shown.includes(one) : shown.includes(one),
    );
    rememberColumns(type, next);
    onChange({ columns: next.join() });
  };
  const choices = Object.entries(type.fields)
    .filter(([, { kind }]) => !notColumns.has(kind))
    .map(([name, { label }]) => ({
      id: name,
      label,
      checked: shown.includes(name),
      onChoose: () => toggle(name),
    }));
  return (
    <span class="columns-menu">
      <Menu buttonClass="filter" staysOpen choices={choices}>
        <Icon name="columns" />
        <span>{t('list.columns')}</span>
      </Menu>
    </span>
  );
}
