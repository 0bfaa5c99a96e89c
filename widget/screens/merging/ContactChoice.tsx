import { useId } from 'preact/hooks';

import { FieldInput } from '../../components/FieldInput.tsx';
import { t } from '../../messages/t-merging.ts';
import type { Form } from '../../state/form.ts';
import type { Converting } from '../../state/merging/converting.ts';
import { RadioCard } from './RadioCard.tsx';

interface ContactChoiceProps {
  converting: Converting;
  form: Form;
}

const asked = ['firstName', 'lastName', 'jobTitle'];

/** The person: one who is a contact of the chosen client already, or a new one. None where the lead has no name of a person. */
export function ContactChoice({ converting, form }: ContactChoiceProps) {
  const group = useId();
  const offer = converting.offered.value.offers.find(
    ({ clientId }) => clientId === converting.chosenClient.value,
  );
  const chosen = converting.chosenContact.value;
  const hasPerson = converting.preview.value?.contact !== null;
  return (
    <fieldset class="convert-choice">
      <legend>{t('convert.contact')}</legend>
      {!hasPerson && <p class="quiet small">{t('convert.noContact')}</p>}
      {offer?.contacts.map(({ id, name, reasons }) => (
        <RadioCard
          key={id}
          group={group}
          label={name}
          reasons={reasons}
          checked={id === chosen}
          onChoose={() => {
            converting.chosenContact.value = id;
          }}
        />
      ))}
      {hasPerson && (offer?.contacts.length ?? 0) > 0 && (
        <RadioCard
          group={group}
          label={t('convert.newContact')}
          checked={chosen === null}
          onChoose={() => {
            converting.chosenContact.value = null;
          }}
        />
      )}
      {hasPerson && chosen === null && (
        <div class="form-grid">
          {asked.map((name) => {
            const field = form.fields[name];
            return (
              field && (
                <FieldInput
                  key={name}
                  name={name}
                  field={field}
                  value={form.typed.value[name]}
                  error={form.errors.value[name]}
                  onChange={(value) => form.set(name, value)}
                  onLeave={() => form.checkField(name)}
                />
              )
            );
          })}
        </div>
      )}
    </fieldset>
  );
}
