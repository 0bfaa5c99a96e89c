import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { getHistory, HistoryEntry } from '../../contract/history.ts';
import { recordType } from '../../contract/records/index.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { getRecord } from '../records/get.ts';

const latestFirst: Order = { by: 'at', kind: 'instant', descending: true, always: true };

/**
 * What changed in one record, read off the audit log, for whoever may read the record; where the deed came from is for admins.
 * Of fields that are hidden from the reader's role not even that they changed.
 */
export async function readHistory(
  tx: Tx,
  { type: name, id, fields, limit, cursor }: Parsed<typeof getHistory>,
): Promise<Output<typeof getHistory>> {
  const type = recordType(name);
  await getRecord(tx, type, id, 'also deleted');
  const { tenantId } = tx.actor;
  const hidden = hiddenFields(tx.actor, type);
  // Of `custom.region` counts what is before the dot: it is hidden with all of a tenant's own fields.
  const seen = sql`(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(changes)
    where split_part(key, '.', 1) <> all(${hidden}::text[]))`;
  const conditions = [
    sql<boolean>`(changes = '{}' or ${seen} <> '{}')`,
    ...(fields ? [sql<boolean>`${seen} ?| ${fields.split(',')}::text[]`] : []),
    ...(cursor ? [after(latestFirst, readCursor(latestFirst, cursor))] : []),
  ];
  const { rows } = await sql<HistoryEntry>`
    select id, at, actor_id as "actorId", actor_type as "actorType", split_part(action, '.', 2) as verb,
      ${seen} as changes,
      (select name from member where tenant_id = ${tenantId} and member.id = actor_id) as actor
    from audit_event
    where tenant_id = ${tenantId} and record_id = ${id} and record_type = ${type.name} and result = 'ok'
      and ${sql.join(conditions, sql` and `)}
    order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(tx.sql);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > limit ? writeCursor(latestFirst, [last.at, last.id]) : null,
  };
}
