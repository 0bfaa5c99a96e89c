import { newId } from '../../contract/id.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { JournalRow } from '../db/schema.ts';
import type { Tx } from '../db/tenant.ts';

/** For how long a change of many records can be taken back. */
const undoDays = 30;

const dayMs = 86_400_000;

/** The moment before which a change stays. */
export const oldest = ({ now }: Tx): string =>
  new Date(now.getTime() - undoDays * dayMs).toISOString();

/** Writes down what was done to many records, and forgets what is too old to be taken back. Answers the id to undo it by. */
export async function journal(
  tx: Tx,
  type: RecordName,
  isDeletion: boolean,
  rows: JournalRow[],
): Promise<string> {
  const { tenantId, memberId } = tx.actor;
  if (memberId === null) throw new Error('Only members change many records at once');
  await tx.sql
    .deleteFrom('bulk_change')
    .where('tenant_id', '=', tenantId)
    .where('created_at', '<', oldest(tx))
    .execute();
  const id = newId(tx.now.getTime());
  await tx.sql
    .insertInto('bulk_change')
    .values({
      tenant_id: tenantId,
      id,
      record_type: type,
      act: isDeletion ? 'delete' : 'change',
      rows: JSON.stringify(rows),
      created_by: memberId,
    })
    .execute();
  return id;
}
