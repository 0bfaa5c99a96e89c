import { useRef, useState } from 'preact/hooks';

import { newId } from '../../contract/id.ts';
import { FollowUpLine, type WrittenFollowUp } from '../components/FollowUpLine.tsx';
import { t } from '../messages/t-workspace.ts';
import { useMay } from './useMe.ts';
import { useWorkspace } from './workspace-context.ts';

/** One line for something to do that is about nobody. */
export function NewTask() {
  const { acts } = useWorkspace();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const id = useRef(newId());
  if (!may('followUp', 'create')) return null;
  const add = async ({ title, when }: WrittenFollowUp) => {
    setBusy(true);
    const isAdded = await acts.add({ id: id.current, kind: 'task', title, ...when });
    if (isAdded) id.current = newId();
    setBusy(false);
    return isAdded;
  };
  return (
    <div class="new-task">
      <FollowUpLine label={t('tasks.what')} act={t('tasks.add')} busy={busy} onAdd={add} />
    </div>
  );
}
