import { sql } from 'kysely';

import type { Tx } from '../db/tenant.ts';

interface Asked {
  actorId?: string | undefined;
  memberId?: string | undefined;
  recordId?: string | undefined;
}

/** The filters of a log that name nobody of the tenant, or nothing that its audit log has ever told of. */
export async function lostInLog(
  { sql: db, actor }: Tx,
  { actorId, memberId, recordId }: Asked,
): Promise<string[]> {
  if (!actorId && !memberId && !recordId) return [];
  const { tenantId } = actor;
  const isMember = (id: string | undefined) =>
    sql<boolean>`exists (select 1 from member where tenant_id = ${tenantId} and id = ${id ?? null}::uuid)`;
  const { rows } = await sql<{ actorId: boolean; memberId: boolean; recordId: boolean }>`
    select ${isMember(actorId)} as "actorId", ${isMember(memberId)} as "memberId",
      exists (select 1 from audit_event where tenant_id = ${tenantId} and record_id = ${recordId ?? null}::uuid) as "recordId"
  `.execute(db);
  const [known] = rows;
  return Object.entries({ actorId, memberId, recordId }).flatMap(([field, id]) =>
    id && known && !Reflect.get(known, field) ? [field] : [],
  );
}
