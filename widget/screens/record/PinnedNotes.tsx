import { computed, signal } from '@preact/signals';
import { useId } from 'preact/hooks';

import { recordTypes } from '../../../contract/records/index.ts';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import type { Note } from '../../state/note-acts.ts';
import { createRecordList } from '../../state/record-list.ts';
import { useWorkspace } from '../workspace-context.ts';
import type { About } from './NoteComposer.tsx';
import { NoteText } from './NoteText.tsx';

const isNote = (record: AnyRecord): record is AnyRecord & Note => 'pinnedForTeam' in record;

/** The notes that the team or the reader keeps on top, before everything that happened. */
export function PinnedNotes({ about: { type, id } }: { about: About }) {
  const { names } = useWorkspace();
  const pinned = usePinned(`${type}:${id}`).value;
  const headId = useId();
  if (pinned.length === 0) return null;
  return (
    <section aria-labelledby={headId}>
      <h2 id={headId}>{t('note.pinned')}</h2>
      <ul class="pinned">
        {pinned.map((note) => (
          <li key={note.id}>
            <p class="quiet small">
              {note.createdBy && names.nameOf('member', note.createdBy)}{' '}
              <RelativeTime at={note.createdAt} />
            </p>
            <NoteText note={note} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function usePinned(about: string) {
  const { call, changes } = useWorkspace();
  return useOwned(() => {
    const listOf = (which: 'pinnedForTeam' | 'pinnedForMe') =>
      createRecordList({
        call,
        type: recordTypes.note,
        query: signal({ about, [which]: 'true', limit: 50 }),
        changes,
      });
    const lists = [listOf('pinnedForTeam'), listOf('pinnedForMe')];
    const shown = computed(() => {
      const found = lists.flatMap(({ rows }) => rows.value ?? []).filter(isNote);
      const byId = new Map(found.map((note) => [note.id, note]));
      return [...byId.values()].filter((note) => note.pinnedForTeam || note.pinnedForMe);
    });
    const stop = () => {
      for (const list of lists) list.stop();
    };
    return {
      get value() {
        return shown.value;
      },
      stop,
    };
  }, [about]);
}
