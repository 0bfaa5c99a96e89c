import { useId } from 'preact/hooks';

import { SourceMark } from '../../widget/components/SourceMark.tsx';
import { t } from '../../widget/messages/t-extension.ts';

interface ValueInputProps {
  label: string;
  /** `emails.0` */
  path: string;
  value: string;
  /** Where it was found, and how sure the reader is; null for what the rep typed. */
  source: string | null;
  confidence: number;
  problem: string | null;
  /** The second and further values of a list: their label is read, not shown. */
  isFurther: boolean;
  /** Shown, and not saved: the role may not write it. */
  isFixed: boolean;
  onEdit: (path: string, value: string) => void;
}

const kinds: Record<string, 'email' | 'tel' | 'url'> = {
  emails: 'email',
  phones: 'tel',
  website: 'url',
  profileUrls: 'url',
};

/**
 * One value, editable where it stands, with a mark for where it was found. Its props are plain values that stay the same, so that
 * it is drawn again only when it changed: nothing is taken from under the hands of who types.
 */
export function ValueInput(props: ValueInputProps) {
  const { label, path, value, source, confidence, problem, isFurther, isFixed, onEdit } = props;
  const note = isFixed ? t('panel.fixed') : problem;
  const id = useId();
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
        // Only an input with a placeholder can be seen to be empty by the styles, and then it has an edge.
        placeholder=" "
        readOnly={isFixed}
        aria-invalid={problem !== null}
        aria-describedby={note ? `${id}-note` : undefined}
        value={value}
        title={value}
        onInput={({ currentTarget }) => onEdit(path, currentTarget.value)}
      />
      {source && <SourceMark source={source} confidence={confidence} />}
      {note && (
        <span class={isFixed ? 'field-help' : 'field-error'} id={`${id}-note`}>
          {note}
        </span>
      )}
    </div>
  );
}
