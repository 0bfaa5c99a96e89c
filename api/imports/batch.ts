import { sql } from 'kysely';

import type {
  Encoding,
  ImportMode,
  ImportState,
  ImportType,
  LineOutcome,
} from '../../contract/import-words.ts';
import type {
  ImportColumn,
  ImportCounts,
  LineReason,
  UndoneCounts,
} from '../../contract/imports.ts';
import type { Tx } from '../db/tenant.ts';

/** An import as it is stored. */
export interface Batch {
  id: string;
  type: ImportType;
  format: 'csv' | 'vcard';
  fileName: string;
  reading: { delimiter: string | null; encoding: Encoding; hasHeader: boolean };
  columns: ImportColumn[];
  state: ImportState;
  mode: ImportMode;
  duplicateReason: string | null;
  total: number;
  position: number;
  counts: ImportCounts;
  undone: UndoneCounts;
  workerId: string;
  createdBy: string;
  createdAt: string;
}

export const noCounts: ImportCounts = { new: 0, update: 0, same: 0, duplicate: 0, wrong: 0 };
export const nothingUndone: UndoneCounts = { removed: 0, restored: 0, kept: 0 };

/** Columns of a batch by the names that code uses. */
export const batchColumns = sql.raw(
  `b.id, b.record_type as type, b.format, b.file_name as "fileName", b.reading, b.columns, b.state, b.mode,
   b.duplicate_reason as "duplicateReason", b.total, b.position, b.counts, b.undone, b.worker_id as "workerId",
   b.created_by as "createdBy", b.created_at as "createdAt"`,
);

/** An import, locked: nobody else does a part of it meanwhile. Null when there is none. */
export async function lockBatch({ sql: db, actor }: Tx, id: string): Promise<Batch | null> {
  const { rows } = await sql<Batch>`
    select ${batchColumns} from import_batch b where b.tenant_id = ${actor.tenantId} and b.id = ${id} for update
  `.execute(db);
  const [found] = rows;
  if (!found) return null;
  const counts = { ...noCounts, ...found.counts };
  return { ...found, counts, undone: { ...nothingUndone, ...found.undone } };
}

export interface BatchChange {
  state: ImportState;
  position: number;
  counts: ImportCounts;
  undone: UndoneCounts;
  columns: ImportColumn[];
  mode: ImportMode;
  duplicateReason: string | null;
  workerId: string;
  failure: string | null;
}

/** Writes down what has become of an import. `stamp` is the column of the moment that this is. */
export async function changeBatch(
  { sql: db, actor }: Tx,
  id: string,
  { counts, undone, columns, duplicateReason, workerId, ...plain }: Partial<BatchChange>,
  stamp?: 'started_at' | 'finished_at' | 'undone_at',
): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({
      ...plain,
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(undone && { undone: JSON.stringify(undone) }),
      ...(columns && { columns: JSON.stringify(columns) }),
      ...(duplicateReason !== undefined && { duplicate_reason: duplicateReason }),
      ...(workerId && { worker_id: workerId }),
      ...(stamp && { [stamp]: new Date() }),
    })
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** What has become of one line. */
export interface LineResult {
  line: number;
  outcome: LineOutcome;
  reasons: LineReason[];
  keys?: string[];
  recordId?: string | null;
  version?: number | null;
  /** Each field that was changed, with its value before and after. */
  changes?: Record<string, [before: unknown, after: unknown]> | null;
}

/** Writes down what has become of lines, in one statement. */
export async function saveResults(
  { sql: db, actor }: Tx,
  importId: string,
  results: LineResult[],
): Promise<void> {
  const given = JSON.stringify(results);
  await sql`
    update import_line l set outcome = given.outcome, reasons = given.reasons, record_id = given."recordId",
      version = given.version, changes = given.changes,
      keys = coalesce((select array_agg(key) from jsonb_array_elements_text(given.keys) key), '{}')
    from jsonb_to_recordset(${given}::jsonb) as given (line integer, outcome text, reasons jsonb, keys jsonb, "recordId" uuid,
      version integer, changes jsonb)
    where l.tenant_id = ${actor.tenantId} and l.import_id = ${importId} and l.line = given.line
  `.execute(db);
}

export function countIn(counts: ImportCounts, results: LineResult[]): ImportCounts {
  const sum = { ...counts };
  for (const { outcome } of results) sum[outcome] += 1;
  return sum;
}
