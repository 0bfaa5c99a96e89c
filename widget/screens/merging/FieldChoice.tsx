import { useId } from 'preact/hooks';

import { FieldCell } from '../../components/FieldCell.tsx';
import { t } from '../../messages/t-merging.ts';
import { isEmpty } from '../../state/field-value.ts';
import type { Compared, Side } from '../../state/merging/compare.ts';

interface FieldChoiceProps {
  compared: Compared;
  chosen: Side;
  onChoose: (side: Side) => void;
}

/** In the order of the columns, whichever is taken unless somebody chooses. */
const inOrder: readonly Side[] = ['into', 'from', 'both'];

/** One field of two records, and which of its values is kept. */
export function FieldChoice({ compared, chosen, onChoose }: FieldChoiceProps) {
  const { field, sides } = compared;
  const name = useId();
  return (
    <fieldset class="merge-field">
      <legend>{field.label}</legend>
      <div class="merge-sides">
        {inOrder
          .filter((side) => sides.includes(side))
          .map((side) => (
            <label class="merge-side" key={side} data-side={side}>
              <input
                type="radio"
                name={name}
                checked={side === chosen}
                onChange={() => onChoose(side)}
              />
              {side === 'both' ? (
                <span>{t('merge.both')}</span>
              ) : (
                <Value compared={compared} side={side} />
              )}
            </label>
          ))}
      </div>
    </fieldset>
  );
}

function Value({ compared, side }: { compared: Compared; side: 'into' | 'from' }) {
  const value = compared[side];
  if (isEmpty(value)) return <span class="faint">{t('page.empty')}</span>;
  if (value === false) return <span>{t('common.no')}</span>;
  return (
    <span class="merge-value">
      <FieldCell field={compared.field} value={value} />
    </span>
  );
}
