import type { Field } from '../../../contract/field.ts';
import { t } from '../../messages/t-workspace.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

/** The values a filter offers: those of a choice, or the people of the team. */
export function useFilterOptions(field: Field): readonly { value: string; label: string }[] {
  const { names } = useWorkspace();
  const myId = useMe()?.member.id;
  if (field.kind !== 'reference') return field.options ?? [];
  const others = names.members.value.filter(({ id, disabledAt }) => id !== myId && !disabledAt);
  return [
    { value: 'me', label: t('list.me') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
