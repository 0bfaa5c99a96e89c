import { useId } from 'preact/hooks';

import { SourceMark } from '../../widget/components/SourceMark.tsx';
import type { CardValue } from './card.ts';

interface ValueInputProps {
  label: string;
  value: CardValue;
  problem: string | null;
  /** The second and further values of a list: their label is read, not shown. */
  isFurther?: boolean;
  onChange: (value: string) => void;
}

const kinds: Record<string, 'email' | 'tel' | 'url'> = {
  emails: 'email',
  phones: 'tel',
  website: 'url',
  profileUrls: 'url',
};

/** One value, editable where it stands, with a mark for where it was found. */
export function ValueInput({
  label,
  value,
  problem,
  isFurther = false,
  onChange,
}: ValueInputProps) {
  const id = useId();
  const { path, evidence } = value;
  return (
    <div class="value">
      <label for={id} class={isFurther ? 'unseen' : 'value-label'}>
        {label}
      </label>
      <input
        id={id}
        class="value-input"
        name={path}
        inputMode={kinds[path.split('.')[0] ?? ''] ?? 'text'}
        autoComplete="off"
        spellcheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={value.value}
        title={value.value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {evidence && <SourceMark {...evidence} />}
      {problem && (
        <span class="field-error" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}
