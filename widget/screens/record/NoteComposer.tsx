import { records } from '../../../contract/index.ts';
import { note } from '../../../contract/records/note.ts';
import type { TimelineOwner } from '../../../contract/timeline.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-workspace.ts';
import { useWorkspace } from '../workspace-context.ts';

const { body: text, tags } = note.fields;
const fields = { body: text, tags };

/** The record whose page it is. */
export interface About {
  type: Exclude<TimelineOwner, 'account'>;
  id: string;
}

/** A note, kept while it is typed even when the record is left. */
export function NoteComposer({ about, takesFocus }: { about: About; takesFocus: boolean }) {
  const { call, changes, drafts, toasts } = useWorkspace();
  const key = `${about.id}/note`;
  const form = drafts.open(key, { fields });
  const save = async () => {
    // The form holds what the declarations of its fields say, checked by them before this is called.
    const written = form.values() as { body: string; tags: string[] };
    const record = await call(records.note.create, { id: form.id(), about, ...written });
    form.reset();
    changes.tell({ type: 'note', id: record.id, record });
    toasts.show(t('acts.noteSaved'));
  };
  return (
    <RecordForm
      form={form}
      groups={[{ fields: ['body', 'tags'] }]}
      focus={takesFocus ? 'body' : undefined}
      submitLabel={t('composer.saveNote')}
      onSave={save}
    />
  );
}
