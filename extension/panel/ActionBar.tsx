import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import type { CurrentSession } from '../session/current.ts';
import { may } from '../session/may.ts';
import type { Deeds } from './deeds.ts';
import { FollowUpLine } from './FollowUpLine.tsx';
import { MayNot } from './MayNot.tsx';
import type { PanelModel } from './model.ts';
import { cardForm } from './PersonCard.tsx';
import { SavedLines } from './SavedLines.tsx';

interface ActionBarProps {
  model: PanelModel;
  deeds: Deeds;
  session: CurrentSession;
}

/** The fixed bar: a follow-up in one line, Save lead, Log interaction, and what became of it. */
export function ActionBar({ model, deeds, session }: ActionBarProps) {
  const { ended, isBusy } = deeds;
  const { card, change, missing } = model;
  const isSaved = card.value.saved !== null;
  const maySave = may(session, 'lead', 'create');
  // An interaction with nobody who is there already needs a new lead.
  const mayLog =
    may(session, 'interaction', 'create') && (maySave || isSaved || deeds.knownTarget() !== null);
  const mayFollow = may(session, 'followUp', 'create');

  return (
    <footer class="bar">
      <SavedLines model={model} />
      {model.isEarlier.value && (
        <p class="small quiet">
          {t('panel.earlierSave', {
            name: model.name.value || t('panel.unnamed'),
            host: URL.parse(model.capture.value.page.url)?.hostname ?? '',
          })}
        </p>
      )}
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
            form={cardForm}
            aria-label={t('panel.reason')}
            placeholder={t('panel.reason')}
            value={card.value.duplicateReason}
            onInput={({ currentTarget }) => change({ duplicateReason: currentTarget.value })}
          />
        </label>
      )}
      {mayFollow && (
        <FollowUpLine
          model={model}
          needsTime={ended.value === 'needsTime'}
          onAdd={() => void deeds.follow()}
        />
      )}
      <MayNot session={session} />
      <div class="bar-acts">
        {maySave && (
          <Button
            look="primary"
            type="submit"
            form={cardForm}
            busy={isBusy.value}
            disabled={isSaved}
          >
            {t('panel.save')}
          </Button>
        )}
        {mayLog && (
          <Button busy={isBusy.value} onClick={() => void deeds.log()}>
            {t('panel.log')}
          </Button>
        )}
      </div>
    </footer>
  );
}
