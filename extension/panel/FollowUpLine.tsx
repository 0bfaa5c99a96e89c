import { useId } from 'preact/hooks';

import { Button } from '../../widget/components/Button.tsx';
import { useSurroundings } from '../../widget/components/surroundings.ts';
import { t } from '../../widget/messages/t-extension.ts';
import { dueInWords } from '../../widget/state/due.ts';
import type { PanelModel } from './model.ts';

interface FollowUpLineProps {
  model: PanelModel;
  /** The line was used although it does not say when. */
  needsTime: boolean;
  onAdd: () => void;
}

/** "tomorrow 9:00", "send the offer in 3 days": one line, with what was understood below it. */
export function FollowUpLine({ model, needsTime, onAdd }: FollowUpLineProps) {
  const id = useId();
  const { now, ...format } = useSurroundings();
  const { card, followUp, change } = model;
  const { followUpToo, followedUp, followUpLine } = card.value;
  const understood = followUp.value;
  const when = understood
    ? dueInWords({ ...understood.when, dueBy: understood.when.dueAt }, now.value, format)
    : null;
  const title = understood?.title ?? '';
  return (
    <div class="follow-up-line">
      <div class="input-row">
        <input
          id={id}
          class="input"
          aria-label={t('panel.followUp')}
          aria-describedby={`${id}-read`}
          aria-invalid={needsTime}
          placeholder={t('line.when')}
          autoComplete="off"
          value={followUpLine}
          onInput={({ currentTarget }) =>
            change({ followUpLine: currentTarget.value, followedUp: null })
          }
          onKeyDown={({ key }) => key === 'Enter' && onAdd()}
        />
        <Button onClick={onAdd}>{t('panel.add')}</Button>
      </div>
      <p class="follow-up-read" id={`${id}-read`} aria-live="polite">
        {needsTime && <span class="field-error">{t('panel.noTime')}</span>}
        {followedUp && !followUpLine && t('panel.followedUp', { title: followedUp })}
        {when && !followUpToo && `${title} · ${t('panel.due', { when })}`}
        {when && followUpToo && (
          <>
            <span>{t('panel.withLead', { title, when })}</span>
            <Button look="plain" small onClick={() => change({ followUpToo: false })}>
              {t('panel.remove')}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
