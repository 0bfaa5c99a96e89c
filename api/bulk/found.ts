import { sql } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { tableOf } from '../records/columns.ts';
import { within } from '../records/reach.ts';

/** Where a list of ids is wrong, the first few places tell enough. */
const mostNamed = 100;

/**
 * The records of a kind with these ids, as far as the actor may read them. Those that were deleted meanwhile count as there.
 * Throws `invalid` with the place of each id of what is not there, or not theirs to see.
 */
export async function foundOf(tx: Tx, type: RecordType, ids: string[]): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(tableOf(type))}
    where tenant_id = ${tx.actor.tenantId} and id = any(${ids}::uuid[]) and ${within(tx.actor, type, 'read')}
  `.execute(tx.sql);
  const found = new Set(rows.map(({ id }) => id));
  const message = 'There is no such record';
  const errors = ids.flatMap((id, at) => (found.has(id) ? [] : [{ field: `ids.${at}`, message }]));
  if (errors.length === 0) return rows;
  throw new AppError('invalid', message, {
    errors: errors.slice(0, mostNamed),
    pointsNowhere: true,
  });
}
