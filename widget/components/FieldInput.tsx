import type { ComponentType } from 'preact';
import { useId } from 'preact/hooks';

import type { Field as FieldDeclaration, FieldKind } from '../../contract/field.ts';
import { t } from '../messages/t.ts';
import { Field } from './Field.tsx';
import { AddressInput } from './inputs/AddressInput.tsx';
import { CheckboxInput } from './inputs/CheckboxInput.tsx';
import { ChoiceInput } from './inputs/ChoiceInput.tsx';
import { DateInput } from './inputs/DateInput.tsx';
import type { InputProps } from './inputs/input-props.ts';
import { InstantInput } from './inputs/InstantInput.tsx';
import { ListInput } from './inputs/ListInput.tsx';
import { MoneyInput } from './inputs/MoneyInput.tsx';
import { MultilineInput } from './inputs/MultilineInput.tsx';
import { NumberInput } from './inputs/NumberInput.tsx';
import { ReferenceInput } from './inputs/ReferenceInput.tsx';
import { SubjectInput } from './inputs/SubjectInput.tsx';
import { TagsInput } from './inputs/TagsInput.tsx';
import { TextInput } from './inputs/TextInput.tsx';

/** A tenant's own fields are drawn from the tenant's declaration, one by one, and never as a whole. */
const controls: Record<Exclude<FieldKind, 'values'>, ComponentType<InputProps>> = {
  text: TextInput,
  multiline: MultilineInput,
  email: TextInput,
  url: TextInput,
  emails: ListInput,
  phones: ListInput,
  urls: ListInput,
  tags: TagsInput,
  choice: ChoiceInput,
  number: NumberInput,
  checkbox: CheckboxInput,
  date: DateInput,
  instant: InstantInput,
  money: MoneyInput,
  address: AddressInput,
  reference: ReferenceInput,
  subject: SubjectInput,
};

const groups: FieldKind[] = ['emails', 'phones', 'urls', 'money', 'address', 'subject'];
const labelled: FieldKind[] = ['checkbox'];

export interface FieldInputProps {
  name: string;
  field: FieldDeclaration;
  value: unknown;
  error?: string | null | undefined;
  /** Another label than the declared one. */
  label?: string;
  takesFocus?: boolean;
  onChange: (value: unknown) => void;
  /** The typist has left the field. */
  onLeave?: () => void;
}

/** The input for a field of the contract, by its kind: label above, help or error below. */
export function FieldInput(props: FieldInputProps) {
  const { name, field, value, error, takesFocus = false, onChange, onLeave } = props;
  const id = `${useId()}-${name}`;
  if (field.kind === 'values') return null;
  const Control = controls[field.kind];
  const input = { name, field, value, takesFocus, onChange, onLeave };
  const label = props.label ?? field.label;
  const help = field.help ?? (field.kind === 'tags' ? t('form.tagsHelp') : undefined);
  if (labelled.includes(field.kind))
    return <Control {...input} label={label} described={{ id, 'aria-invalid': Boolean(error) }} />;
  return (
    <Field
      id={id}
      label={label}
      help={help}
      error={error}
      needed={field.needed}
      isGroup={groups.includes(field.kind)}
    >
      {(described) => <Control {...input} label={label} described={described} />}
    </Field>
  );
}
