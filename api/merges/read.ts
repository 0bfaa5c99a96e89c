import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { listMerges } from '../../contract/merges.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { shownName } from '../records/field-rules.ts';
import { findRecord, getRecord } from '../records/get.ts';
import { undoUntil } from '../records/undoable.ts';

/** Nobody scrolls through more. */
const most = 100;

/** The merges that a record was part of, latest first. Throws `not_found` where the actor may not read it. */
export async function readMerges(
  tx: Tx,
  { type: name, id }: Parsed<typeof listMerges>,
): Promise<Output<typeof listMerges>> {
  const type = recordType(name);
  await getRecord(tx, type, id, 'also deleted');
  const { tenantId } = tx.actor;
  const merges = await tx.sql
    .selectFrom('merge')
    .select(['id', 'into_id', 'into_name', 'from_id', 'from_name', 'created_at', 'undone_at'])
    .select(
      sql<
        string | null
      >`(select name from member where tenant_id = ${tenantId} and member.id = merge.created_by)`.as(
        'by',
      ),
    )
    .where('tenant_id', '=', tenantId)
    .where((row) => row.or([row('into_id', '=', id), row('from_id', '=', id)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  const seen = await Promise.all(
    merges.map((merge) =>
      findRecord(tx, type, merge.from_id === id ? merge.into_id : merge.from_id, 'also deleted'),
    ),
  );
  // Whoever does not see the other record is not told of it.
  const told = merges.filter((_, at) => seen[at]);
  return {
    items: told.map((merge) => ({
      id: merge.id,
      type: name,
      intoId: merge.into_id,
      intoName: shownName(tx.actor, type, merge.into_name),
      fromId: merge.from_id,
      fromName: shownName(tx.actor, type, merge.from_name),
      at: merge.created_at,
      by: merge.by,
      undoUntil: undoUntil(merge.created_at),
      undoneAt: merge.undone_at,
    })),
  };
}
