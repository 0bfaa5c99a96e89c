import type { ComponentChildren } from 'preact';

import { t } from '../messages/t.ts';
import type { Form } from '../state/form.ts';
import { Button } from './Button.tsx';
import { FormFrame } from './FormFrame.tsx';

interface AccountFormProps {
  form: Form;
  submitLabel: string;
  /** Sends what was typed; what it throws is shown where it belongs. */
  onSave: () => Promise<void>;
  /** Esc or Cancel. */
  onLeave?: (() => void) | undefined;
  /** The inputs. */
  children: ComponentChildren;
}

/** A form about an account: its inputs are written out, as password managers want to know each. */
export function AccountForm({ form, submitLabel, onSave, onLeave, children }: AccountFormProps) {
  return (
    <FormFrame form={form} onSave={onSave} onLeave={onLeave}>
      {children}
      {form.problem.value && (
        <p class="field-error" role="alert">
          {form.problem.value}
        </p>
      )}
      <div class="form-actions">
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
