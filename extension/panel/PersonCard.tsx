import { useSignal } from '@preact/signals';

import type { RecordType } from '../../contract/record.ts';
import { lead } from '../../contract/records/lead.ts';
import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import type { CardValue } from './card.ts';
import { addressFields, cardFields } from './lead-fields.ts';
import type { PanelModel } from './model.ts';
import { ValueInput } from './ValueInput.tsx';

const { fields: leadFields }: Pick<RecordType, 'fields'> = lead;
/** Always there, since a rep expects them; the others when the page gave them, or on demand. */
const usual = new Set([
  'firstName',
  'lastName',
  'jobTitle',
  'companyName',
  'emails',
  'phones',
  'website',
]);

/** The id by which the button in the bar submits the card. */
export const cardForm = 'card';

interface CardLine {
  label: string;
  value: CardValue;
  isFurther: boolean;
  /** The role may see it, and not write it. */
  isFixed: boolean;
}

/** Every value of the lead to be, in the order people read them. */
export function PersonCard({ model, onSave }: { model: PanelModel; onSave: () => void }) {
  const showsAll = useSignal(false);
  const lines = linesOf(model, showsAll.value);
  return (
    <form
      id={cardForm}
      class="card"
      aria-label={model.name.value}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {lines.map(({ label, value, isFurther, isFixed }) => (
        <ValueInput
          key={value.path}
          label={label}
          path={value.path}
          value={value.value}
          source={value.evidence?.source ?? null}
          confidence={value.evidence?.confidence ?? 0}
          isFurther={isFurther}
          isFixed={isFixed}
          problem={model.problems.value.get(value.path) ?? null}
          onEdit={model.edit}
        />
      ))}
      {!showsAll.value && (
        <Button look="plain" small icon="plus" onClick={() => (showsAll.value = true)}>
          {t('panel.moreFields')}
        </Button>
      )}
    </form>
  );
}

function linesOf({ values: { value: values }, ruleOf }: PanelModel, showsAll: boolean): CardLine[] {
  const byPath = new Map(values.map((value) => [value.path, value]));
  const empty = (path: string): CardValue => ({ path, value: '', evidence: null });
  const single = (path: string, label: string, isUsual: boolean): CardLine[] => {
    const value = byPath.get(path);
    const rule = ruleOf(path);
    return value || ((isUsual || showsAll) && rule === null)
      ? [{ label, value: value ?? empty(path), isFurther: false, isFixed: rule !== null }]
      : [];
  };
  const list = (name: string, label: string): CardLine[] => {
    const found = values.filter(({ path }) => path.startsWith(`${name}.`));
    const isFixed = ruleOf(name) !== null;
    const isOpen = !isFixed && (showsAll || (found.length === 0 && usual.has(name)));
    const all = isOpen ? [...found, empty(`${name}.${found.length}`)] : found;
    return all.map((value, at) => ({
      label: at === 0 ? label : t('form.nth', { label, number: at + 1 }),
      value,
      isFurther: at > 0,
      isFixed,
    }));
  };
  return [
    ...cardFields.flatMap(({ name, isList }) => {
      const label = leadFields[name]?.label ?? name;
      return isList ? list(name, label) : single(name, label, usual.has(name));
    }),
    ...addressFields.flatMap((part) => single(`address.${part}`, t(`address.${part}`), false)),
  ];
}
