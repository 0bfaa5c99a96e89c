import { customKinds, type CustomField } from '../../../contract/custom-fields.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-admin.ts';

interface FieldRowProps {
  field: CustomField;
  isFirst: boolean;
  isLast: boolean;
  isDragged: boolean;
  onStep: (step: -1 | 1) => void;
  onEdit: () => void;
  onRetire: () => void;
  /** The id of what is dragged; null when it is let go. */
  onDrag: (id: string | null) => void;
  onDropHere: () => void;
}

/** One field: what it is called, what it holds, and its place among the others. */
export function FieldRow(props: FieldRowProps) {
  const { field, isFirst, isLast, isDragged, onStep, onEdit, onRetire, onDrag, onDropHere } = props;
  const { id, label, kind, key, required, options } = field;
  const offered = options.filter(({ isRetired }) => !isRetired).map((one) => one.label);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging; the keyboard has the buttons beside it
    <li
      class="own-field"
      data-field={id}
      data-dragged={isDragged || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', label);
        onDrag(id);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDropHere();
      }}
    >
      <span class="drag-handle" title={t('fields.drag')} aria-hidden="true">
        ⠿
      </span>
      <span class="two-lines">
        <span title={t('fields.key', { key })}>
          <strong>{label}</strong> {required && <span class="chip">{t('fields.needed')}</span>}
        </span>
        <span class="faint small cut">
          {[customKinds[kind], offered.join(', ')].filter(Boolean).join(': ')}
        </span>
      </span>
      <span class="form-actions">
        <span data-step>
          <Button
            icon="up"
            iconOnly
            small
            look="plain"
            disabled={isFirst}
            onClick={() => onStep(-1)}
          >
            {t('fields.up', { label })}
          </Button>
          <Button
            icon="down"
            iconOnly
            small
            look="plain"
            disabled={isLast}
            onClick={() => onStep(1)}
          >
            {t('fields.down', { label })}
          </Button>
        </span>
        <Button icon="edit" iconOnly small look="plain" onClick={onEdit}>
          {t('fields.edit', { label })}
        </Button>
        <Button small look="plain" label={t('fields.retireOne', { label })} onClick={onRetire}>
          {t('fields.retire')}
        </Button>
      </span>
    </li>
  );
}
