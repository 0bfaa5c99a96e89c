import type { RecordType } from '../../../contract/record.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { useWorkspace } from '../workspace-context.ts';

interface LostDialogProps {
  type: RecordType;
  record: AnyRecord;
  /** Gets the reason, empty where none was given. */
  onLost: (reason: string) => void;
  onClose: () => void;
}

/** Asks why a project was lost, which reports are made of; who does not know may leave it open. */
export function LostDialog({ type, record, onLost, onClose }: LostDialogProps) {
  const { drafts } = useWorkspace();
  const { lostReason } = type.fields;
  const fields = lostReason && !lostReason.computed ? { lostReason } : {};
  const key = `${record.id}/lost`;
  const form = drafts.open(key, { fields, initial: record });
  const save = () => {
    const reason = form.values()['lostReason'];
    drafts.drop(key);
    onClose();
    onLost(typeof reason === 'string' ? reason : '');
    return Promise.resolve();
  };
  return (
    <Dialog title={t('lost.title', { name: type.title(record) })} onClose={onClose}>
      <RecordForm
        form={form}
        groups={[{ fields: Object.keys(fields) }]}
        focus="lostReason"
        submitLabel={t('lost.save')}
        onSave={save}
        onLeave={onClose}
      />
    </Dialog>
  );
}
