import { useEffect } from 'preact/hooks';

import { records } from '../../../contract/index.ts';
import { note as noteType } from '../../../contract/records/note.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { Note } from '../../state/note-acts.ts';
import { useWorkspace } from '../workspace-context.ts';

const { body, tags } = noteType.fields;

/** A note's text and tags, where it stands; what was typed stays when one leaves. */
export function EditNote({ note, onLeave }: { note: Note; onLeave: () => void }) {
  const { call, changes, drafts, toasts } = useWorkspace();
  const key = `${note.id}/edit`;
  const form = drafts.open(key, { fields: { body, tags }, initial: note });
  useEffect(() => form.rebase(note), [form, note]);
  const leave = () => {
    if (Object.keys(form.changes()).length === 0) drafts.drop(key);
    onLeave();
  };
  const save = async () => {
    const input = { id: note.id, ...form.changes() };
    const record = await call(records.note.change, input, { ifMatch: note.version });
    drafts.drop(key);
    changes.tell({ type: 'note', id: note.id, record });
    toasts.show(t('note.saved'));
    onLeave();
  };
  return (
    <section class="fact-editor" aria-label={t('note.editing')}>
      <RecordForm
        form={form}
        groups={[{ fields: ['body', 'tags'] }]}
        focus="body"
        submitLabel={t('common.save')}
        onSave={save}
        onLeave={leave}
      />
    </section>
  );
}
