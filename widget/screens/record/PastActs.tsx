import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { Button } from '../../components/Button.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createPastActs } from '../../state/merging/past-acts.ts';
import { isMergeable, type MergeableType } from '../../state/merging/rights.ts';
import { useWorkspace } from '../workspace-context.ts';

/** What was merged into a record and which lead it was, in sentences; each can be undone while its thirty days last. */
export const PastActs = ({ type, id }: { type: RecordType; id: string }) =>
  isMergeable(type) ? <Acts type={type} id={id} /> : null;

function Acts({ type, id }: { type: MergeableType; id: string }) {
  const { call, mergeActs } = useWorkspace();
  const past = useOwned(() => createPastActs({ call, type: type.name, id }), [type, id]);
  const moved = mergeActs.moved.value;
  useEffect(() => void past.load(), [past, moved]);
  const merges = past.merges.value.filter(({ intoId }) => intoId === id);
  // A lead that became a client says so at its head.
  const conversions = type.name === 'lead' ? [] : past.conversions.value;
  const failure = past.failure.value;
  if (failure) return <p class="field-error">{t('past.failed', { why: failure.why })}</p>;
  if (merges.length + conversions.length === 0) return null;
  return (
    <section class="past" aria-label={t('past.title')}>
      <h2>{t('past.title')}</h2>
      <ul>
        {merges.map(({ id: mergeId, by, fromName, at, undoUntil }) => (
          <PastAct
            key={mergeId}
            at={at}
            undoUntil={undoUntil}
            onUndo={() => mergeActs.takeMergeBack(mergeId)}
          >
            {by
              ? t('past.mergedBy', { name: by, from: fromName })
              : t('past.merged', { from: fromName })}
          </PastAct>
        ))}
        {conversions.map(({ id: conversionId, by, leadName, at, undoUntil }) => (
          <PastAct
            key={conversionId}
            at={at}
            undoUntil={undoUntil}
            onUndo={() => mergeActs.takeConversionBack(conversionId)}
          >
            {by
              ? t('past.convertedBy', { name: by, lead: leadName })
              : t('past.converted', { lead: leadName })}
          </PastAct>
        ))}
      </ul>
    </section>
  );
}

interface PastActProps {
  at: string;
  undoUntil: string;
  /** The sentence. */
  children: string;
  onUndo: () => Promise<void>;
}

function PastAct({ at, undoUntil, children, onUndo }: PastActProps) {
  return (
    <li>
      <span>
        {children} <RelativeTime at={at} />
      </span>
      <UndoWhileItLasts until={undoUntil} what={children} onUndo={onUndo} />
    </li>
  );
}

interface UndoWhileItLastsProps {
  until: string;
  what: string;
  onUndo: () => Promise<void>;
}

/** A button that is there as long as something can be undone. */
export function UndoWhileItLasts({
  until,
  what,
  onUndo,
}: UndoWhileItLastsProps): ComponentChildren {
  const { now } = useSurroundings();
  const [busy, setBusy] = useState(false);
  if (now.value >= Date.parse(until)) return null;
  const undo = async () => {
    setBusy(true);
    await onUndo();
    setBusy(false);
  };
  return (
    <Button
      look="plain"
      small
      busy={busy}
      label={t('past.undo', { what })}
      onClick={() => void undo()}
    >
      {t('common.undo')}
    </Button>
  );
}
