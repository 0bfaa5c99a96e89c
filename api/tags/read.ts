import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { taggedTypes, type listTags } from '../../contract/tags.ts';
import { plannedAnew } from '../db/open.ts';
import type { Tx } from '../db/tenant.ts';
import { tableOf } from '../records/columns.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { within } from '../records/reach.ts';

/** More than anybody chooses from. */
const most = 500;

/** The tags on what the actor may read, the most used first; none of a kind whose tags are hidden from their role. */
export async function readTags(
  { sql: db, actor }: Tx,
  { q = '' }: Parsed<typeof listTags>,
): Promise<Output<typeof listTags>> {
  const seen = taggedTypes.filter((type) => !hiddenFields(actor, type).includes('tags'));
  if (seen.length === 0) return { items: [] };
  const used = seen.map(
    (type) => sql`
      select ${sql.lit(type.name)} as kind, tag, count(*) as uses from ${sql.table(tableOf(type))}, unnest(tags) tag
      where tenant_id = ${actor.tenantId} and deleted_at is null and ${within(actor, type, 'read')}
      group by tag`,
  );
  const { rows } = await sql<Output<typeof listTags>['items'][number]>`${sql.raw(plannedAnew)}
    select tag, sum(uses)::bigint as count, jsonb_object_agg(kind, uses) as counts
    from (${sql.join(used, sql` union all `)}) used
    where position(lower(${q}) in lower(tag)) > 0
    group by tag order by count desc, tag limit ${most}
  `.execute(db);
  return { items: rows };
}
