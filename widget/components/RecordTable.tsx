import type { ComponentChildren } from 'preact';

import { sortableFields } from '../../contract/list.ts';
import type { RecordType } from '../../contract/record.ts';
import { t } from '../messages/t-workspace.ts';
import type { AnyRecord } from '../state/any-record.ts';
import { Icon } from './Icon.tsx';
import { RecordRow, rankOf } from './RecordRow.tsx';
import { fieldOf } from './stamped-field.ts';
import { useKeptDrawings } from './useKeptDrawings.ts';
import type { Drawn } from './useVirtualRows.ts';

interface RecordTableProps {
  type: RecordType;
  columns: readonly string[];
  /** The field that the column of names is sorted by; null: it cannot be sorted. */
  nameField: string | null;
  /** How many rows the list has; only those that are drawn stand in the page. */
  total: number;
  drawn: readonly Drawn[];
  /** Null while it is on its way. */
  rowAt: (index: number) => AnyRecord | null;
  /** `name` or `-name` */
  sort: string;
  openId: string | null;
  /** Null: nothing is done with many rows at once here. */
  selected: ReadonlySet<string> | null;
  onSelect: (row: AnyRecord, index: number, isRange: boolean) => void;
  onSelectAll: () => void;
  onSort: (field: string) => void;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}

/** Records as rows: the name is a link, the whole row can be clicked, a head sorts. */
export function RecordTable(props: RecordTableProps) {
  const { type, columns, nameField, total, drawn, rowAt, sort, selected, onSort } = props;
  const sortable = sortableFields(type);
  const kept = useKeptDrawings();
  // The address of a row stands for what its clicks do: both follow from where the workspace is.
  const common = [type, columns.join(), selected !== null, props.hrefOf('')];
  return (
    <table
      class="table"
      aria-rowcount={total + 1}
      data-selecting={(selected && selected.size > 0) || undefined}
    >
      <thead>
        <tr aria-rowindex={1}>
          <Head label={t('list.name')} field={nameField} sort={sort} onSort={onSort} rank={0}>
            {selected && <SelectAll {...props} selected={selected} />}
          </Head>
          {columns.map((name, index) => (
            <Head
              key={name}
              label={fieldOf(type, name)?.label ?? name}
              field={sortable.includes(name) ? name : null}
              sort={sort}
              onSort={onSort}
              rank={rankOf(name, index)}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {drawn.map((one) => {
          if (!('index' in one))
            return (
              <tr
                key={`gap ${one.before}`}
                aria-hidden="true"
                style={{ height: `${one.gapPx}px` }}
              />
            );
          const row = rowAt(one.index);
          const key = row?.id ?? `at ${one.index}`;
          const isSelected = row !== null && (selected?.has(row.id) ?? false);
          const isOpen = row !== null && row.id === props.openId;
          return kept(key, [row, one.index, isSelected, isOpen, ...common], () => (
            <RecordRow
              key={key}
              {...props}
              index={one.index}
              row={row}
              isSelected={isSelected}
              isSelectable={selected !== null}
            />
          ));
        })}
      </tbody>
    </table>
  );
}

interface SelectAllProps {
  selected: ReadonlySet<string>;
  total: number;
  onSelectAll: () => void;
}

const SelectAll = ({ selected, total, onSelectAll }: SelectAllProps) => (
  <input
    type="checkbox"
    class="table-check"
    aria-label={t('list.selectAll')}
    checked={selected.size > 0 && selected.size >= total}
    indeterminate={selected.size > 0 && selected.size < total}
    onClick={(event) => {
      // What is chosen is said by the list, when it knows all of it.
      event.preventDefault();
      onSelectAll();
    }}
  />
);

interface HeadProps {
  label: string;
  /** Null: it cannot be sorted by. */
  field: string | null;
  sort: string;
  rank: number;
  onSort: (field: string) => void;
  children?: ComponentChildren;
}

function Head({ label, field, sort, rank, onSort, children }: HeadProps) {
  const isUp = field !== null && sort === field;
  const isDown = field !== null && sort === `-${field}`;
  const direction = isUp ? 'ascending' : 'descending';
  return (
    <th scope="col" data-rank={rank} aria-sort={isUp || isDown ? direction : undefined}>
      {children}
      {field === null ? (
        label
      ) : (
        <button type="button" class="table-sort" onClick={() => onSort(field)}>
          {label}
          {(isUp || isDown) && <Icon name={isUp ? 'up' : 'down'} />}
        </button>
      )}
    </th>
  );
}
