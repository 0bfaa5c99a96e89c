import { useState } from 'preact/hooks';

import { note as noteType } from '../../../contract/records/note.ts';
import { Icon } from '../../components/Icon.tsx';
import { LinkedText } from '../../components/LinkedText.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { TagChips } from '../../components/TagChips.tsx';
import { useFocusReturn } from '../../components/useFocusReturn.ts';
import { t } from '../../messages/t-workspace.ts';
import type { Note } from '../../state/note-acts.ts';
import { mayOn } from '../../state/rights.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { EditNote } from './EditNote.tsx';

/** A note's text with its tags, and what can be done with it; it is edited where it stands. */
export function NoteText({ note }: { note: Note }) {
  const { href } = useSurroundings();
  const me = useMe();
  const [wantsToEdit, setEditing] = useState(false);
  const mayChange = me !== null && mayOn(me, noteType, 'change', note);
  const isEditing = wantsToEdit && mayChange;
  const menu = useFocusReturn<HTMLDivElement>(isEditing);
  if (isEditing) return <EditNote note={note} onLeave={() => setEditing(false)} />;
  return (
    <div class="note">
      <p class="prose entry-body">
        <LinkedText>{note.body}</LinkedText>
      </p>
      <div class="note-foot" ref={menu}>
        {note.tags.length > 0 && (
          <TagChips
            tags={note.tags}
            hrefOf={(tag) => href(`/notes?tags=${encodeURIComponent(tag)}`)}
          />
        )}
        {note.pinnedForTeam && <Mark label={t('note.isPinnedForTeam')} />}
        {note.pinnedForMe && <Mark label={t('note.isPinnedForMe')} />}
        {note.editedAt && <span class="faint small">{t('note.edited')}</span>}
        <NoteMenu note={note} onEdit={mayChange ? () => setEditing(true) : null} />
      </div>
    </div>
  );
}

const Mark = ({ label }: { label: string }) => (
  <span class="note-mark small">
    <Icon name="pin" />
    {label}
  </span>
);

function NoteMenu({ note, onEdit }: { note: Note; onEdit: (() => void) | null }) {
  const { noteActs } = useWorkspace();
  const me = useMe();
  const mayDelete = me !== null && mayOn(me, noteType, 'delete', note);
  return (
    <Menu
      buttonClass="button icon-button"
      small
      label={t('note.more')}
      choices={[
        ...(onEdit
          ? [{ id: 'edit', label: t('note.edit'), icon: 'edit' as const, onChoose: onEdit }]
          : []),
        {
          id: 'me',
          label: t('note.pinForMe'),
          checked: note.pinnedForMe,
          onChoose: () => void noteActs.pinForMe(note),
        },
        ...(onEdit
          ? [
              {
                id: 'team',
                label: t('note.pinForTeam'),
                checked: note.pinnedForTeam,
                onChoose: () => void noteActs.pinForTeam(note),
              },
            ]
          : []),
        ...(mayDelete
          ? [
              {
                id: 'delete',
                label: t('note.delete'),
                icon: 'trash' as const,
                onChoose: () => void noteActs.remove(note),
              },
            ]
          : []),
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}
