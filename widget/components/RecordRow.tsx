import { valueIn } from '../../contract/custom-declaration.ts';
import type { RecordType } from '../../contract/record.ts';
import { t } from '../messages/t-workspace.ts';
import type { AnyRecord } from '../state/any-record.ts';
import { Avatar } from './Avatar.tsx';
import { FieldCell } from './FieldCell.tsx';
import { fieldOf } from './stamped-field.ts';

interface RecordRowProps {
  type: RecordType;
  columns: readonly string[];
  index: number;
  /** Null while it is on its way. */
  row: AnyRecord | null;
  openId: string | null;
  isSelected: boolean;
  isSelectable: boolean;
  onSelect: (row: AnyRecord, index: number, isRange: boolean) => void;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}

/** How soon a column gives way when room is short: the status last of all, then from the right. */
export const rankOf = (name: string, index: number) => (name === 'status' ? 1 : index + 2);

/** One record of a list. The link in it is what the keyboard uses; where it stands among all rows, a screen reader is told. */
export function RecordRow(props: RecordRowProps) {
  const { type, columns, index, row, openId, isSelected, onSelect, onOpen } = props;
  if (!row) return <RowToCome index={index} />;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={row.id === openId}
      data-index={index}
      data-chosen={isSelected || undefined}
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.target.closest('a, button, input')) return;
        if (event.shiftKey && props.isSelectable) onSelect(row, index, true);
        else onOpen(row.id);
      }}
    >
      <Name {...props} row={row} />
      {columns.map((name, at) => {
        const field = fieldOf(type, name);
        return (
          <td key={name} data-rank={rankOf(name, at)} data-kind={field?.kind}>
            <span class="cut">
              {field && <FieldCell field={field} value={valueIn(row, name)} />}
            </span>
          </td>
        );
      })}
    </tr>
  );
}

function Name(props: RecordRowProps & { row: AnyRecord }) {
  const { type, row, index, isSelected, isSelectable, onSelect, hrefOf } = props;
  const name = type.title(row);
  return (
    <th scope="row" class="table-name">
      {isSelectable && (
        <input
          type="checkbox"
          class="table-check"
          tabIndex={-1}
          aria-label={t('list.select', { name })}
          checked={isSelected}
          onClick={(event) => onSelect(row, index, event.shiftKey)}
        />
      )}
      <Avatar name={name} />
      <a class="cut" href={hrefOf(row.id)} data-row={row.id}>
        {name}
      </a>
    </th>
  );
}

/** In the place of a row that is on its way, as high as one. */
const RowToCome = ({ index }: Pick<RecordRowProps, 'index'>) => (
  <tr class="table-coming" aria-rowindex={index + 2} data-index={index}>
    <th scope="row" class="table-name">
      <span class="table-bar">{t('common.loading')}</span>
    </th>
  </tr>
);
