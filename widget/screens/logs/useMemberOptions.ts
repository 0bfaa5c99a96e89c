import { useWorkspace } from '../workspace-context.ts';

/** The people of the company, to narrow a log by. */
export function useMemberOptions(): { value: string; label: string }[] {
  const { names } = useWorkspace();
  return names.members.value.map(({ id, name }) => ({ value: id, label: name }));
}
