import { useState } from 'preact/hooks';

import type { CustomField, Customizable } from '../../../contract/custom-fields.ts';
import { recordType } from '../../../contract/records/index.ts';
import { Button } from '../../components/Button.tsx';
import { focusFirst, useFocusStays } from '../../components/useFocusStays.ts';
import { t } from '../../messages/t-admin.ts';
import { FieldRow } from './FieldRow.tsx';
import { RetiredFields } from './RetiredFields.tsx';

interface FieldsOfTypeProps {
  type: Customizable;
  /** In their order, those not in use as well. */
  fields: readonly CustomField[];
  onAdd: () => void;
  onEdit: (field: CustomField) => void;
  onRetire: (field: CustomField, retired: boolean) => void;
  onOrder: (ids: string[]) => void;
}

/** The fields of one kind of record: put in order by dragging or by their buttons. */
export function FieldsOfType({
  type,
  fields,
  onAdd,
  onEdit,
  onRetire,
  onOrder,
}: FieldsOfTypeProps) {
  const { labelPlural } = recordType(type);
  const list = useFocusStays<HTMLOListElement>('li', focusFirst);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const inUse = fields.filter(({ retiredAt }) => retiredAt === null);
  const ids = inUse.map(({ id }) => id);

  const move = (id: string, to: number) => {
    const others = ids.filter((one) => one !== id);
    if (to < 0 || to > others.length || ids.indexOf(id) === to) return;
    onOrder(others.toSpliced(to, 0, id));
    const label = inUse.find((one) => one.id === id)?.label ?? '';
    setSaid(t('fields.moved', { label, place: to + 1, count: ids.length }));
  };
  /** The button may stand there no more at the end of the list; its neighbour keeps the focus in the row. */
  const moveBy = (id: string, step: -1 | 1) => {
    move(id, ids.indexOf(id) + step);
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-field="${id}"]`);
      const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('[data-step] button') ?? [])];
      const wanted = buttons.at(step === -1 ? 0 : 1);
      (wanted?.disabled ? buttons.find(({ disabled }) => !disabled) : wanted)?.focus();
    });
  };
  return (
    <section class="card own-fields" aria-label={labelPlural}>
      <header class="card-head">
        <h2>
          {labelPlural} <span class="count">{inUse.length}</span>
        </h2>
        <Button
          small
          icon="plus"
          label={t('fields.addTo', { plural: labelPlural.toLowerCase() })}
          onClick={onAdd}
        >
          {t('fields.add')}
        </Button>
      </header>
      {inUse.length === 0 && <p class="faint small">{t('fields.empty')}</p>}
      <ol class="own-field-list" ref={list}>
        {inUse.map((field, at) => (
          <FieldRow
            key={field.id}
            field={field}
            isFirst={at === 0}
            isLast={at === inUse.length - 1}
            isDragged={field.id === dragged}
            onStep={(step) => moveBy(field.id, step)}
            onEdit={() => onEdit(field)}
            onRetire={() => onRetire(field, true)}
            onDrag={setDragged}
            onDropHere={() => dragged && move(dragged, at)}
          />
        ))}
      </ol>
      <p class="unseen" role="status">
        {said}
      </p>
      <RetiredFields
        fields={fields.filter(({ retiredAt }) => retiredAt !== null)}
        onBringBack={(field) => onRetire(field, false)}
      />
    </section>
  );
}
