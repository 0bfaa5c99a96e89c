import { useRef } from 'preact/hooks';

import type { CustomOption } from '../../../contract/custom-fields.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-admin.ts';

/** An option as it is typed; without a value it is a new one. */
export interface TypedOption {
  value?: string;
  label: string;
}

interface OptionsEditorProps {
  options: readonly TypedOption[];
  retired: readonly CustomOption[];
  error: string | undefined;
  onChange: (options: TypedOption[]) => void;
}

/** What a choice offers, one line each. Enter goes to the next line, and makes one at the end. */
export function OptionsEditor({ options, retired, error, onChange }: OptionsEditorProps) {
  const stack = useRef<HTMLDivElement>(null);
  const lines = options.length > 0 ? options : [{ label: '' }];
  const focusLine = (index: number) =>
    // The new line stands there only after the next drawing.
    requestAnimationFrame(() => stack.current?.querySelectorAll('input')[index]?.focus());
  const goTo = (index: number) => {
    if (index === lines.length) onChange([...lines, { label: '' }]);
    focusLine(index);
  };
  const remove = (index: number) => {
    onChange(lines.filter((_, at) => at !== index));
    focusLine(Math.max(0, index - 1));
  };
  return (
    <fieldset class="field options-editor">
      <legend class="field-label">{t('fields.options')}</legend>
      <div class="input-stack" ref={stack}>
        {lines.map((option, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line that is typed has no identity but its place
          <div class="input-row" key={index}>
            <input
              class="input"
              type="text"
              autoComplete="off"
              maxLength={60}
              aria-label={t('fields.option', { number: index + 1 })}
              aria-invalid={error !== undefined}
              value={option.label}
              onInput={(event) => {
                const label = event.currentTarget.value;
                onChange(lines.map((one, at) => (at === index ? { ...one, label } : one)));
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || option.label === '') return;
                event.preventDefault();
                goTo(index + 1);
              }}
            />
            {lines.length > 1 && (
              <Button icon="close" iconOnly look="plain" onClick={() => remove(index)}>
                {t('fields.removeOption', {
                  label: option.label || t('fields.option', { number: index + 1 }),
                })}
              </Button>
            )}
          </div>
        ))}
        <Button icon="plus" look="plain" small onClick={() => goTo(lines.length)}>
          {t('fields.addOption')}
        </Button>
      </div>
      {error ? (
        <p class="field-error" role="alert">
          {error}
        </p>
      ) : (
        <p class="field-help">{t('fields.optionsHelp')}</p>
      )}
      {retired.length > 0 && (
        <p class="field-help">
          {t('fields.retiredOptions', { labels: retired.map(({ label }) => label).join(', ') })}
        </p>
      )}
    </fieldset>
  );
}
