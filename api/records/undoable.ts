import { sql } from 'kysely';

import { undoDays } from '../../contract/merges.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { tableOf } from './columns.ts';

const undoMs = undoDays * 86_400_000;

/** Until when what was done at a time can be undone. */
export const undoUntil = (doneAt: string | Date): string =>
  new Date(new Date(doneAt).getTime() + undoMs).toISOString();

/** Throws `conflict` for what was undone before, or was done too long ago. */
export function refuseUndone(
  { now }: Pick<Tx, 'now'>,
  what: string,
  { created_at, undone_at }: { created_at: string; undone_at: string | null },
): void {
  if (undone_at) throw new AppError('conflict', `This ${what} was undone already`);
  if (undoUntil(created_at) < now.toISOString())
    throw new AppError(
      'conflict',
      `A ${what} can be undone for ${undoDays} days; this one is older`,
    );
}

/** Locks records of a kind against every change, and against anything that is hung on them meanwhile; in the order of their ids. */
export async function lockWhole(tx: Tx, type: RecordType, ids: string[]): Promise<void> {
  await sql`
    select id from ${sql.table(tableOf(type))} where tenant_id = ${tx.actor.tenantId} and id = any(${ids}::uuid[])
    order by id for update
  `.execute(tx.sql);
}

/**
 * After its fields went back: when it was last changed, and by whom, is as before the deed, unless it was changed since. Its version
 * goes on counting: whoever read it meanwhile must notice.
 */
export async function restamp(
  tx: Tx,
  type: RecordType,
  current: Row,
  { before, after }: { before: Row; after: Row },
): Promise<void> {
  if (current['version'] !== after['version']) return;
  await sql`
    update ${sql.table(tableOf(type))} set updated_at = ${before['updatedAt']}, updated_by = ${before['updatedBy']}
    where tenant_id = ${tx.actor.tenantId} and id = ${current['id']}
  `.execute(tx.sql);
}
