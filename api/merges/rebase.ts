import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { takenBack } from '../records/take-back.ts';
import type { Kept } from './kept.ts';

/** Takes what an undone merge brought out of what later merges into the same record keep: they can still be undone, in any order. */
export async function rebaseLater(
  tx: Tx,
  type: RecordType,
  intoId: string,
  undoneId: string,
  undone: Kept,
): Promise<void> {
  const { tenantId } = tx.actor;
  const others = await tx.sql
    .selectFrom('merge')
    .select(['id', 'kept'])
    .where('tenant_id', '=', tenantId)
    .where('into_id', '=', intoId)
    .where('id', '>', undoneId)
    .where('undone_at', 'is', null)
    .execute();
  for (const { id, kept } of others) {
    // What `merge` wrote is read as it was written.
    const later = kept as Kept;
    const rebased: Kept = {
      ...later,
      before: { ...later.before, ...takenBack(type, later.before, undone) },
      after: { ...later.after, ...takenBack(type, later.after, undone) },
    };
    await tx.sql
      .updateTable('merge')
      .set({ kept: JSON.stringify(rebased) })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  }
}
