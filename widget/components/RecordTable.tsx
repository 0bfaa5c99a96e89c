import { valueIn } from '../../contract/custom-declaration.ts';
import { sortableFields } from '../../contract/list.ts';
import type { RecordType } from '../../contract/record.ts';
import { t } from '../messages/t-workspace.ts';
import type { AnyRecord } from '../state/any-record.ts';
import { Avatar } from './Avatar.tsx';
import { FieldCell } from './FieldCell.tsx';
import { Icon } from './Icon.tsx';

interface RecordTableProps {
  type: RecordType;
  columns: readonly string[];
  /** The field that the column of names is sorted by. */
  nameField: string;
  rows: readonly AnyRecord[];
  /** `name` or `-name` */
  sort: string;
  openId: string | null;
  onSort: (field: string) => void;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}

/** Records as rows: the name is a link, the whole row can be clicked, a head sorts. */
export function RecordTable(props: RecordTableProps) {
  const { type, columns, nameField, rows, sort, openId, onSort, hrefOf, onOpen } = props;
  const sortable = sortableFields(type);
  return (
    <table class="table">
      <thead>
        <tr>
          <Head label={t('list.name')} field={nameField} sort={sort} onSort={onSort} rank={0} />
          {columns.map((name, index) => (
            <Head
              key={name}
              label={type.fields[name]?.label ?? name}
              field={sortable.includes(name) ? name : null}
              sort={sort}
              onSort={onSort}
              rank={rankOf(name, index)}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          // The link in the row is what the keyboard uses.
          <tr
            key={row.id}
            aria-selected={row.id === openId}
            onClick={(event) => {
              if (!(event.target instanceof Element) || event.target.closest('a, button')) return;
              onOpen(row.id);
            }}
          >
            <th scope="row" class="table-name">
              <Avatar name={type.title(row)} />
              <a class="cut" href={hrefOf(row.id)} data-row={row.id}>
                {type.title(row)}
              </a>
            </th>
            {columns.map((name, index) => {
              const field = type.fields[name];
              return (
                <td key={name} data-rank={rankOf(name, index)} data-kind={field?.kind}>
                  <span class="cut">
                    {field && <FieldCell field={field} value={valueIn(row, name)} />}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How soon a column gives way when room is short: the status last of all, then from the right. */
const rankOf = (name: string, index: number) => (name === 'status' ? 1 : index + 2);

interface HeadProps {
  label: string;
  /** Null: it cannot be sorted by. */
  field: string | null;
  sort: string;
  rank: number;
  onSort: (field: string) => void;
}

function Head({ label, field, sort, rank, onSort }: HeadProps) {
  const isUp = field !== null && sort === field;
  const isDown = field !== null && sort === `-${field}`;
  const direction = isUp ? 'ascending' : 'descending';
  return (
    <th scope="col" data-rank={rank} aria-sort={isUp || isDown ? direction : undefined}>
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
