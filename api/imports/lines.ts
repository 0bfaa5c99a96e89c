import { sql } from 'kysely';

import type { Tx } from '../db/tenant.ts';
import type { Batch, LineResult } from './batch.ts';

export interface StoredLine extends Required<Omit<LineResult, 'outcome' | 'keys'>> {
  cells: string[];
  outcome: LineResult['outcome'] | null;
}

/** The next lines behind the place where the work under way is. */
export async function nextLines(
  { sql: db, actor }: Tx,
  { id, position }: Batch,
  most: number,
): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select line, cells, outcome, reasons, record_id as "recordId", version, changes from import_line
    where tenant_id = ${actor.tenantId} and import_id = ${id} and line > ${position} order by line limit ${most}
  `.execute(db);
  return rows;
}
