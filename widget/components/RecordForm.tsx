import type { ComponentChildren } from 'preact';

import type { Field } from '../../contract/field.ts';
import { t } from '../messages/t.ts';
import { isEmpty } from '../state/field-value.ts';
import type { Form } from '../state/form.ts';
import { Button } from './Button.tsx';
import { FieldInput } from './FieldInput.tsx';
import { FieldValue } from './FieldValue.tsx';
import { FormFrame } from './FormFrame.tsx';

export interface FieldGroup {
  /** No label: the group needs none. */
  label?: string;
  fields: readonly string[];
}

interface Fixed {
  field: Field;
  value: unknown;
}

interface RecordFormProps {
  form: Form;
  groups: readonly FieldGroup[];
  /** Fields of the groups that stand there as text: whoever fills the form in may not write them. */
  fixed?: ReadonlyMap<string, Fixed>;
  submitLabel: string;
  /** Sends what was typed; what it throws is shown where it belongs. */
  onSave: () => Promise<void>;
  /** Esc or Cancel: what was typed stays in the form model. */
  onLeave?: () => void;
  /** The field that has the focus at first. */
  focus?: string | undefined;
  /** Stands between the fields and the buttons: a warning, a further question. */
  children?: ComponentChildren;
}

const none: ReadonlyMap<string, Fixed> = new Map();

/** A form for any fields of the contract. Enter saves, Esc leaves; wrong values are told at their field, and the first of them gets the focus. */
export function RecordForm(props: RecordFormProps) {
  const { form, groups, fixed = none, submitLabel, onSave, onLeave, focus, children } = props;
  return (
    <FormFrame form={form} onSave={onSave} onLeave={onLeave}>
      {groups.map((group) => (
        <Group key={group.label ?? ''} form={form} group={group} fixed={fixed} focus={focus} />
      ))}
      {children}
      <div class="form-actions">
        {form.problem.value && (
          <p class="field-error form-problem" role="alert">
            {t('form.failed', { why: form.problem.value })}
          </p>
        )}
        <Button type="submit" look="primary" busy={form.busy.value}>
          {submitLabel}
        </Button>
        {onLeave && (
          <Button look="plain" onClick={onLeave}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </FormFrame>
  );
}

interface GroupProps {
  form: Form;
  group: FieldGroup;
  fixed: ReadonlyMap<string, Fixed>;
  focus: string | undefined;
}

const wide = new Set(['multiline', 'address']);

const Group = ({ form, group, fixed, focus }: GroupProps) => (
  <div class="form-group">
    {group.label && <h2>{group.label}</h2>}
    <div class="form-grid">
      {group.fields.map((name) => {
        const told = fixed.get(name);
        if (told) return <Told key={name} {...told} />;
        const field = form.fields[name];
        if (!field) return null;
        return (
          <div key={name} data-wide={wide.has(field.kind) || undefined}>
            <FieldInput
              name={name}
              field={field}
              value={form.typed.value[name]}
              error={form.errors.value[name]}
              takesFocus={name === focus}
              onChange={(value) => form.set(name, value)}
              onLeave={() => form.checkField(name)}
            />
          </div>
        );
      })}
    </div>
  </div>
);

const Told = ({ field, value }: Fixed) => (
  <div class="field" data-wide={wide.has(field.kind) || undefined}>
    <span class="field-label">{field.label}</span>
    <span class="field-told">
      {isEmpty(value) ? t('common.none') : <FieldValue field={field} value={value} />}
    </span>
    <span class="field-help">{t('form.readOnly')}</span>
  </div>
);
