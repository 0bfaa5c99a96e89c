import { useId, useRef, useState } from 'preact/hooks';

import { newId } from '../../../contract/id.ts';
import { FollowUpLine, type WrittenFollowUp } from '../../components/FollowUpLine.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useShortcuts } from '../../components/useShortcuts.ts';
import { t } from '../../messages/t-workspace.ts';
import { useMay } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { InteractionComposer } from './InteractionComposer.tsx';
import { NoteComposer, type About } from './NoteComposer.tsx';

const kinds = ['note', 'call', 'email', 'meeting', 'followUp', 'task'] as const;
type Kind = (typeof kinds)[number];

/** What each kind writes. */
const written = {
  note: 'note',
  call: 'interaction',
  email: 'interaction',
  meeting: 'interaction',
  followUp: 'followUp',
  task: 'followUp',
} as const satisfies Record<Kind, string>;

interface ComposerProps {
  about: About;
  name: string;
}

/** Writes to the timeline: a note, something that happened, or what is to be done next. */
export function Composer({ about, name }: ComposerProps) {
  const may = useMay();
  // A project has no interactions of its own; they are with its lead or client.
  const offered = kinds.filter(
    (one) =>
      (about.type !== 'project' || written[one] !== 'interaction') && may(written[one], 'create'),
  );
  const [wanted, setKind] = useState<Kind>('note');
  const kind = offered.includes(wanted) ? wanted : offered[0];
  // Counts the times it was called by a key, so that each call takes the focus anew.
  const [called, setCalled] = useState(0);
  const panelId = useId();
  const choose = (next: Kind) => {
    setKind(next);
    setCalled(called + 1);
  };
  useShortcuts({ n: () => choose('note'), f: () => choose('followUp') });
  if (!kind) return null;
  return (
    <section class="composer" aria-label={t('composer.label')}>
      <Tabs
        label={t('composer.label')}
        tabs={offered.map((id) => ({ id, label: t(`composer.${id}`) }))}
        chosen={kind}
        panelId={panelId}
        onChoose={setKind}
      />
      <div id={panelId} role="tabpanel" aria-label={t(`composer.${kind}`)} key={`${kind}${called}`}>
        {kind === 'note' && <NoteComposer about={about} takesFocus={called > 0} />}
        {(kind === 'followUp' || kind === 'task') && (
          <FollowUpComposer
            about={about}
            name={name}
            isTask={kind === 'task'}
            takesFocus={called > 0}
          />
        )}
        {(kind === 'call' || kind === 'email' || kind === 'meeting') &&
          about.type !== 'project' && (
            <InteractionComposer kind={kind} subjectOf={{ type: about.type, id: about.id }} />
          )}
      </div>
    </section>
  );
}

interface FollowUpComposerProps extends ComposerProps {
  /** There is nobody to get in touch with. */
  isTask: boolean;
  takesFocus: boolean;
}

function FollowUpComposer({ about, name, isTask, takesFocus }: FollowUpComposerProps) {
  const { acts } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const id = useRef(newId());
  const add = async ({ title, when }: WrittenFollowUp) => {
    setBusy(true);
    const isAdded = await acts.add({
      id: id.current,
      kind: isTask ? 'task' : 'follow_up',
      title,
      ...when,
      subject: about,
    });
    if (isAdded) id.current = newId();
    setBusy(false);
    return isAdded;
  };
  return (
    <FollowUpLine
      {...(isTask ? { label: t('composer.task'), act: t('tasks.add') } : {})}
      usualTitle={isTask ? '' : t('composer.followUpWith', { name })}
      takesFocus={takesFocus}
      busy={busy}
      onAdd={add}
    />
  );
}
