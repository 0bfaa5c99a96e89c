import type { ParsedExport } from '../../../contract/exports.ts';
import type { RecordType } from '../../../contract/record.ts';
import type { Tx } from '../../db/tenant.ts';
import type { TextPart } from '../../http/answer-parts.ts';
import { csvLine } from '../../http/csv.ts';
import type { Place } from '../../http/serve-parts.ts';
import { wholeType } from '../whole-type.ts';
import { columnsFor } from './columns.ts';
import { readCells } from './read.ts';

/** By this a spreadsheet knows that a file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** A part of the records as CSV that our import reads back as the same records. */
export async function csvOf(
  tx: Tx,
  type: RecordType,
  query: ParsedExport,
  place: Place,
): Promise<TextPart> {
  const columns = columnsFor(tx.actor, await wholeType(tx, type), query);
  const { rows, nextCursor } = await readCells(tx, type, query, { ...place, columns });
  const headings = columns.map(({ name, label }) => (query.headings === 'labels' ? label : name));
  const head = place.cursor === undefined ? byteOrderMark + csvLine(headings) : '';
  return { text: head + rows.map(csvLine).join(''), nextCursor };
}
