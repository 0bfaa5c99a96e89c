import { cellOf, type Cell } from '../../../contract/cells.ts';
import { valueIn } from '../../../contract/custom-declaration.ts';
import type { ParsedExport } from '../../../contract/exports.ts';
import type { ParsedListQuery } from '../../../contract/list.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import type { SheetColumn } from '../../../contract/sheet.ts';
import type { Tx } from '../../db/tenant.ts';
import type { Place } from '../../http/serve-parts.ts';
import { listRecords } from '../list.ts';
import { namesIn } from './names.ts';

interface Sheet {
  columns: SheetColumn[];
  rows: Cell[][];
  nextCursor: string | null;
}

/** Some of the records that the actor may take out, in the order of their list. */
export const readRecords = (
  tx: Tx,
  type: RecordType,
  query: ParsedListQuery,
  { limit, cursor = null }: { limit: number; cursor?: string | null },
) => listRecords(tx, type, { ...query, limit, cursor, count: false }, 'export');

/** As rows of cells. */
export async function readCells(
  tx: Tx,
  type: RecordType,
  query: ParsedExport,
  { columns, ...place }: Place & { columns: SheetColumn[] },
): Promise<Sheet> {
  const { items, nextCursor } = await readRecords(tx, type, query, place);
  const nameOf = await namesIn(tx, columns, items);
  const cells = (record: Row) =>
    columns.map(({ of, field, part }) => cellOf(field, part, valueIn(record, of), nameOf));
  return { columns, rows: items.map(cells), nextCursor };
}

/** How many there are of them. */
export async function countRecords(
  tx: Tx,
  type: RecordType,
  query: ParsedListQuery,
): Promise<number> {
  const { total = 0 } = await listRecords(
    tx,
    type,
    { ...query, limit: 1, cursor: null, count: true },
    'export',
  );
  return total;
}
