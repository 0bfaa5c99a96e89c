import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { shown } from './field-rules.ts';
import { findRecord } from './get.ts';

/** An answer that was kept about a record, as the asker may see it by now. Throws `not_found` when that is not at all. */
export const stillSeen =
  (type: RecordType) =>
  async (tx: Tx, kept: unknown): Promise<unknown> => {
    // What was kept under the key of this endpoint is what this endpoint answers.
    const record = kept as Row;
    if (!(await findRecord(tx, type, String(record['id']), 'also deleted'))) throw notFound();
    return shown(tx.actor, type, record);
  };
