import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { t } from '../messages/t.ts';
import type { Form } from '../state/form.ts';
import { Button } from './Button.tsx';

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

/** A form about an account: its inputs are written out, as password managers want to know each. Enter sends it, Esc leaves. */
export function AccountForm({ form, submitLabel, onSave, onLeave, children }: AccountFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const submit = async () => {
    if (await form.submit(onSave)) return;
    // The wrong fields are marked with the next drawing.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc, from every field of it
    <form
      class="form"
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onLeave) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
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
    </form>
  );
}
