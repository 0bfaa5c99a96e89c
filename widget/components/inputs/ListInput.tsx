import { useRef } from 'preact/hooks';

import { t } from '../../messages/t.ts';
import { Button } from '../Button.tsx';
import { asTexts, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

const modes = { emails: 'email', phones: 'tel', urls: 'url' } as const;
const hasMode = (kind: string): kind is keyof typeof modes => kind in modes;

/** Several values of one kind, one line each. */
export function ListInput({
  described,
  name,
  label,
  field,
  value,
  takesFocus,
  onChange,
  onLeave,
}: InputProps) {
  const first = useAutoFocus<HTMLInputElement>(takesFocus);
  const stack = useRef<HTMLDivElement>(null);
  const values = asTexts(value);
  const lines = values.length > 0 ? values : [''];
  const change = (index: number, text: string) =>
    onChange(lines.map((line, at) => (at === index ? text : line)));
  const focusLine = (index: number) =>
    // The new line stands there only after the next drawing.
    requestAnimationFrame(() => stack.current?.querySelectorAll('input')[index]?.focus());
  const add = () => {
    onChange([...lines, '']);
    focusLine(lines.length);
  };
  const remove = (index: number) => {
    onChange(lines.filter((_, at) => at !== index));
    focusLine(Math.max(0, index - 1));
  };
  const { id, ...rest } = described;
  return (
    <div class="input-stack" ref={stack}>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no identity but their place
        <div class="input-row" key={index}>
          <input
            {...rest}
            id={index === 0 ? id : undefined}
            ref={index === 0 ? first : null}
            class="input"
            name={name}
            type="text"
            inputMode={hasMode(field.kind) ? modes[field.kind] : undefined}
            autoComplete="off"
            aria-label={index === 0 ? label : t('form.nth', { label, number: index + 1 })}
            value={line}
            onInput={(event) => change(index, event.currentTarget.value)}
            onBlur={onLeave}
          />
          {lines.length > 1 && (
            <Button
              icon="close"
              iconOnly
              look="plain"
              label={t('form.remove', { label: t('form.nth', { label, number: index + 1 }) })}
              onClick={() => remove(index)}
            >
              {t('common.delete')}
            </Button>
          )}
        </div>
      ))}
      {lines.at(-1) !== '' && (
        <Button
          icon="plus"
          look="plain"
          small
          label={t('form.add', { label: label.toLowerCase() })}
          onClick={add}
        >
          {t('form.addOne')}
        </Button>
      )}
    </div>
  );
}
