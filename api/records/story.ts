import { sql } from 'kysely';

import type { Tx } from '../db/tenant.ts';

/** The records whose story a record goes on with: itself, what was merged into it, and the leads that it came of. */
export async function storyOf({ sql: db, actor }: Tx, id: string): Promise<string[]> {
  const { tenantId } = actor;
  const { rows } = await sql<{ id: string }>`
    with recursive story (id) as (
      select ${id}::uuid
      union
      select earlier.id from story cross join lateral (
        select from_id as id from merge
        where tenant_id = ${tenantId} and into_id = story.id and undone_at is null
        union all
        select lead_id from conversion
        where tenant_id = ${tenantId} and client_id = story.id and undone_at is null
        union all
        select original_lead_id from client
        where tenant_id = ${tenantId} and client.id = story.id and original_lead_id is not null and deleted_at is null
      ) earlier
    )
    select id from story
  `.execute(db);
  return rows.map((row) => row.id);
}
