import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { pinNote, unpinNote } from '../../contract/notes.ts';
import type { RecordOf } from '../../contract/record.ts';
import { note as noteType } from '../../contract/records/note.ts';
import { t } from '../messages/t-workspace.ts';
import type { createChangeInPlace } from './change-in-place.ts';
import type { Changes } from './changes.ts';
import { failureOf } from './failure.ts';
import type { createRestoring } from './restoring.ts';
import type { Toasts } from './toasts.ts';

export type Note = RecordOf<typeof noteType>;

interface Settings {
  call: Client;
  changes: Changes;
  toasts: Toasts;
  changeInPlace: ReturnType<typeof createChangeInPlace>;
  restoring: ReturnType<typeof createRestoring>;
}

/** What can be done with a note wherever it stands: pinned for oneself or the team, and deleted with Undo. */
export function createNoteActs({ call, changes, toasts, changeInPlace, restoring }: Settings) {
  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const pinForMe = (note: Note) =>
    trying(async () => {
      const record = await call(note.pinnedForMe ? unpinNote : pinNote, { id: note.id });
      changes.tell({ type: 'note', id: note.id, record });
    });

  const pinForTeam = (note: Note) =>
    changeInPlace({
      type: noteType,
      before: note,
      patch: { pinnedForTeam: !note.pinnedForTeam },
      told: t(note.pinnedForTeam ? 'note.unpinnedForTeam' : 'note.pinnedForTeam'),
    });

  const remove = (note: Note) =>
    trying(async () => {
      const { id } = note;
      await call(records.note.remove, { id }, { ifMatch: note.version });
      changes.tell({ type: 'note', id, record: null });
      const name = noteType.title(note);
      toasts.show(t('note.deleted'), () => restoring.undo({ type: noteType, id, name }));
    });

  return { pinForMe, pinForTeam, remove };
}
