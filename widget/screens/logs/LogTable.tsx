import type { ComponentChildren, ComponentType } from 'preact';
import { useId, useState } from 'preact/hooks';

import { Icon } from '../../components/Icon.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { t } from '../../messages/t-admin.ts';

export interface LogRow {
  id: string;
  at: string;
}

export interface LogColumn<Row> {
  label: string;
  /** How soon it gives way when room is short; the lowest last. */
  rank: number;
  show: (row: Row) => ComponentChildren;
}

interface LogTableProps<Row extends LogRow> {
  rows: readonly Row[];
  columns: readonly LogColumn<Row>[];
  /** What an opened row tells besides. */
  Details: ComponentType<{ row: Row }>;
}

/** Rows of a log; each opens to all that is known of it. */
export const LogTable = <Row extends LogRow>({ rows, columns, Details }: LogTableProps<Row>) => (
  <table class="table log">
    <thead>
      <tr>
        <th scope="col" class="log-open">
          <span class="unseen">{t('log.details')}</span>
        </th>
        <th scope="col" class="log-time">
          {t('log.when')}
        </th>
        {columns.map(({ label, rank }) => (
          <th scope="col" key={label} data-rank={rank}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Entry key={row.id} row={row} columns={columns} Details={Details} />
      ))}
    </tbody>
  </table>
);

interface EntryProps<Row extends LogRow> extends Omit<LogTableProps<Row>, 'rows'> {
  row: Row;
}

function Entry<Row extends LogRow>({ row, columns, Details }: EntryProps<Row>) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const toggle = () => setOpen(!isOpen);
  return (
    <>
      {/* The button in the row is what the keyboard uses. */}
      <tr
        data-open={isOpen || undefined}
        onClick={(event) => {
          if (!(event.target instanceof Element) || event.target.closest('a, button')) return;
          toggle();
        }}
      >
        <td class="log-open">
          <button
            type="button"
            class="button icon-button"
            data-look="plain"
            data-small
            data-icon-only
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={t('log.details')}
            onClick={toggle}
          >
            <Icon name={isOpen ? 'down' : 'right'} />
          </button>
        </td>
        <td class="log-time">
          <RelativeTime at={row.at} />
        </td>
        {columns.map(({ label, rank, show }) => (
          <td key={label} data-rank={rank}>
            <span class="cut">{show(row)}</span>
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr class="log-details" id={id}>
          <td colSpan={columns.length + 2}>
            <Details row={row} />
          </td>
        </tr>
      )}
    </>
  );
}
