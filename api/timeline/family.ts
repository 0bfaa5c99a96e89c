import { sql } from 'kysely';

import type { TimelineOwner } from '../../contract/timeline.ts';
import type { Tx } from '../db/tenant.ts';

/** Kinds that belong to another kind, and have notes and follow-ups of their own. */
const children: Partial<Record<TimelineOwner, { table: string; by: string }[]>> = {
  lead: [{ table: 'project', by: 'lead_id' }],
  client: [
    { table: 'contact', by: 'client_id' },
    { table: 'project', by: 'client_id' },
  ],
};

/** The ids whose story is told with a record's: its own, and those of its contacts and projects. */
export async function familyOf({ sql: db, actor }: Tx, type: TimelineOwner, id: string) {
  const kinds = children[type] ?? [];
  if (kinds.length === 0) return [id];
  const selects = kinds.map(
    ({ table, by }) => sql`select id from ${sql.table(table)}
      where tenant_id = ${actor.tenantId} and ${sql.ref(by)} = ${id} and deleted_at is null`,
  );
  const { rows } = await sql<{ id: string }>`${sql.join(selects, sql` union all `)}`.execute(db);
  return [id, ...rows.map((row) => row.id)];
}
