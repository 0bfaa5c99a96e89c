import { useEffect, useRef } from 'preact/hooks';

import { Dialog } from '../components/Dialog.tsx';
import { t } from '../messages/t-workspace.ts';
import { AlreadyThere } from './AlreadyThere.tsx';
import { useWorkspace } from './workspace-context.ts';

/** Stands over whatever is on the screen when a record that is to come back shares something with another one. */
export function RestoreDialog() {
  const { restoring, router } = useWorkspace();
  const question = restoring.question.value;
  const { path } = router.place.value;
  // Who goes to look at the other one has left the question.
  const asked = useRef(path);
  useEffect(() => {
    if (path !== asked.current) restoring.cancel();
    asked.current = path;
  }, [path, restoring]);
  if (!question) return null;
  return (
    <Dialog title={t('restore.title', { name: question.name })} onClose={restoring.cancel}>
      <div class="form">
        <p class="quiet">{t('restore.why')}</p>
        <AlreadyThere
          existing={question.existing}
          act={t('restore.anyway')}
          isBusy={restoring.isBusy.value}
          onSaveAnyway={(reason) => void restoring.answer(reason)}
        />
      </div>
    </Dialog>
  );
}
