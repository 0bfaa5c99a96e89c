import type { ImportColumn } from '../../contract/imports.ts';
import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { readCustom } from '../records/custom-values.ts';
import { reasonAt, type ReadLine } from './read-line.ts';

/** Checks what lines say of a tenant's own fields, and puts it as it is stored. What a line lacks is no reason to lose the rest. */
export async function readOwnValues(
  tx: Tx,
  type: RecordType,
  columns: ImportColumn[],
  read: ReadLine[],
): Promise<void> {
  for (const { values, reasons } of read) {
    if (!('custom' in values)) continue;
    const own = await readCustom(tx, type, { given: values, before: null, asksForAll: false });
    Object.assign(values, own.record);
    reasons.push(...own.errors.map(({ field, message }) => reasonAt(columns, field, message)));
  }
}
