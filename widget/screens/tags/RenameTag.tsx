import { useMemo } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-workspace.ts';
import { createForm } from '../../state/form.ts';

interface RenameTagProps {
  tag: string;
  /** Throws what the server refuses, which is told here. */
  onRename: (to: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the new name of a tag; the name of another one makes one of both. */
export function RenameTag({ tag, onRename, onClose }: RenameTagProps) {
  const form = useMemo(
    () => createForm({ fields: { to: needed(text(t('tags.newName'))) }, initial: { to: tag } }),
    [tag],
  );
  const save = async () => {
    await onRename(String(form.values()['to']));
    onClose();
  };
  return (
    <Dialog title={t('tags.renameOne', { tag })} onClose={onClose}>
      <RecordForm
        form={form}
        groups={[{ fields: ['to'] }]}
        focus="to"
        submitLabel={t('tags.rename')}
        onSave={save}
        onLeave={onClose}
      />
    </Dialog>
  );
}
