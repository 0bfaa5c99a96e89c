import { useId } from 'preact/hooks';

import { Field } from '../../components/Field.tsx';
import { FieldInput } from '../../components/FieldInput.tsx';
import { RecordPicker } from '../../components/inputs/RecordPicker.tsx';
import { MatchBanner } from '../../components/MatchBanner.tsx';
import { t } from '../../messages/t-merging.ts';
import type { Form } from '../../state/form.ts';
import type { Converting } from '../../state/merging/converting.ts';
import { RadioCard } from './RadioCard.tsx';

interface ClientChoiceProps {
  converting: Converting;
  form: Form;
}

/** A new client, one of those that the lead may already be, or any other. */
export function ClientChoice({ converting, form }: ClientChoiceProps) {
  const { offers, closed } = converting.offered.value;
  const chosen = converting.chosenClient.value;
  const group = useId();
  const pickerId = useId();
  const name = form.fields['name'];
  return (
    <fieldset class="convert-choice">
      <legend>{t('convert.client')}</legend>
      <MatchBanner matches={closed} />
      <RadioCard
        group={group}
        label={t('convert.new')}
        checked={chosen === null}
        onChoose={() => converting.choose(null)}
      />
      {chosen === null && name && (
        <div class="convert-more">
          <FieldInput
            name="name"
            field={name}
            value={form.typed.value['name']}
            error={form.errors.value['name']}
            takesFocus
            onChange={(value) => form.set('name', value)}
            onLeave={() => form.checkField('name')}
          />
        </div>
      )}
      {offers.map((offer) => (
        <RadioCard
          key={offer.clientId}
          group={group}
          label={offer.name}
          detail={offer.owner}
          reasons={
            offer.reasons.length > 0 ? offer.reasons : offer.contacts.flatMap((one) => one.reasons)
          }
          checked={offer.clientId === chosen}
          onChoose={() => converting.choose(offer.clientId)}
        />
      ))}
      {chosen !== null && <p class="faint small convert-more">{t('convert.kept')}</p>}
      <Field id={pickerId} label={t('convert.another')}>
        {(described) => (
          <RecordPicker
            described={described}
            name="client"
            takesFocus={false}
            types={['client']}
            chosen={null}
            onChoose={(found) => {
              if (found) void converting.take(found.id);
            }}
            onLeave={undefined}
          />
        )}
      </Field>
    </fieldset>
  );
}
