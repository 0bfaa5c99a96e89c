import { commonFields } from '../../../contract/bulk.ts';
import type { Field } from '../../../contract/field.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import { t } from '../../messages/t-workspace.ts';
import { layoutOf } from '../layouts.ts';
import { useWorkspace } from '../workspace-context.ts';

interface BulkMenu {
  name: string;
  label: string;
  choices: { id: string; label: string; onChoose: () => void }[];
}

/** A menu for each field that many records can be given one value of: owner and status first, choices behind them. */
export function useBulkChoices(type: RecordType, onChange: (changed: Row) => void): BulkMenu[] {
  const { names } = useWorkspace();
  const { filters, status } = layoutOf(type);
  const first = [status ?? 'status', 'ownerId', 'assigneeId', 'priority', ...filters];
  const offered = [...new Set(first)].filter((name) => commonFields(type).includes(name));
  const optionsOf = ({ kind, options = [] }: Field) =>
    kind === 'reference'
      ? names.members.value
          .filter(({ disabledAt }) => !disabledAt)
          .map(({ id, name }) => ({ value: id, label: name }))
      : options;
  return offered.flatMap((name) => {
    const field = type.fields[name];
    if (!field || field.computed) return [];
    const choices = optionsOf(field).map(({ value, label }) => ({
      id: value,
      label,
      onChoose: () => onChange({ [name]: value }),
    }));
    return [{ name, label: name === 'ownerId' ? t('bulk.owner') : field.label, choices }];
  });
}
