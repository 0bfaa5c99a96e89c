import { useId } from 'preact/hooks';

import { interactionKinds } from '../../contract/records/choices.ts';
import { t } from '../../widget/messages/t-extension.ts';
import type { CurrentSession } from '../session/current.ts';
import { fieldRule } from '../session/may.ts';
import { usualKind } from './interaction.ts';
import type { PanelModel } from './model.ts';

/** What happened, for the interaction to log. */
export function Composer({ model, session }: { model: PanelModel; session: CurrentSession }) {
  const id = useId();
  const { card, capture, change } = model;
  // Of a new interaction, what may only be read is empty: nothing is left to show.
  if (fieldRule(session, 'interaction', 'body') !== null) return null;
  return (
    <section class="composer">
      <div class="composer-head">
        <label class="field-label" for={`${id}-said`}>
          {t('panel.said')}
        </label>
        <select
          class="input"
          aria-label={t('panel.kind')}
          value={card.value.kind || usualKind(capture.value)}
          onChange={({ currentTarget }) => change({ kind: currentTarget.value })}
        >
          {Object.entries(interactionKinds).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <textarea
        id={`${id}-said`}
        class="input"
        value={card.value.said}
        onInput={({ currentTarget }) => change({ said: currentTarget.value })}
      />
    </section>
  );
}
