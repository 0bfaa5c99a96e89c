import type { ComponentChildren } from 'preact';

import { t } from '../messages/t.ts';
import type { Form } from '../state/form.ts';
import { Button } from './Button.tsx';
import { FieldInput } from './FieldInput.tsx';
import { FormFrame } from './FormFrame.tsx';

export interface FieldGroup {
  /** No label: the group needs none. */
  label?: string;
  fields: readonly string[];
}

interface RecordFormProps {
  form: Form;
  groups: readonly FieldGroup[];
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

/** A form for any fields of the contract. Enter saves, Esc leaves; wrong values are told at their field, and the first of them gets the focus. */
export function RecordForm(props: RecordFormProps) {
  const { form, groups, submitLabel, onSave, onLeave, focus, children } = props;
  return (
    <FormFrame form={form} onSave={onSave} onLeave={onLeave}>
      {groups.map((group) => (
        <Group key={group.label ?? ''} form={form} group={group} focus={focus} />
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
  focus: string | undefined;
}

const wide = new Set(['multiline', 'address']);

const Group = ({ form, group, focus }: GroupProps) => (
  <div class="form-group">
    {group.label && <h2>{group.label}</h2>}
    <div class="form-grid">
      {group.fields.map((name) => {
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
