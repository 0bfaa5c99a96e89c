import { useSignal } from '@preact/signals';

import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t.ts';
import type { createDeeds, Deed } from './deeds.ts';
import { FollowUpLine } from './FollowUpLine.tsx';
import type { PanelModel } from './model.ts';
import { SavedLines } from './SavedLines.tsx';

interface ActionBarProps {
  model: PanelModel;
  deeds: ReturnType<typeof createDeeds>;
}

/** The fixed bar: a follow-up in one line, Save lead, Log interaction, and what became of it. */
export function ActionBar({ model, deeds }: ActionBarProps) {
  const ended = useSignal<Deed>('done');
  const isBusy = useSignal(false);
  const { card, change, missing } = model;
  const isSaved = card.value.saved !== null;

  const run = async (deed: () => Promise<Deed>) => {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      ended.value = await deed();
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <footer class="bar">
      <SavedLines model={model} />
      {ended.value === 'needsValues' && !isSaved && (
        <p class="field-error" role="alert">
          {missing.value ?? t('panel.toDo')}
        </p>
      )}
      {ended.value === 'needsReason' && !isSaved && (
        <label class="field reason">
          <span class="field-error" role="alert">
            {t('panel.needsReason')}
          </span>
          <input
            class="input"
            aria-label={t('panel.reason')}
            placeholder={t('panel.reason')}
            value={card.value.duplicateReason}
            onInput={({ currentTarget }) => change({ duplicateReason: currentTarget.value })}
          />
        </label>
      )}
      <FollowUpLine
        model={model}
        needsTime={ended.value === 'needsTime'}
        onAdd={() => void run(deeds.follow)}
      />
      <div class="bar-acts">
        <Button
          look="primary"
          busy={isBusy.value}
          disabled={isSaved}
          onClick={() => void run(() => deeds.save())}
        >
          {t('panel.save')}
        </Button>
        <Button busy={isBusy.value} onClick={() => void run(() => deeds.log())}>
          {t('panel.log')}
        </Button>
      </div>
    </footer>
  );
}
