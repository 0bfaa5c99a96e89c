import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import type { Tx } from '../db/tenant.ts';
import { lendAnew } from './lend.ts';
import type { Subject } from './rule.ts';

interface Lent {
  followUpId: string;
  assigneeId: string;
  type: string;
  id: string;
}

/** What follow-ups lent before and after a deed. */
export interface Lending {
  followUpIds: string[];
  before: Lent[];
  after: Lent[];
}

/** The follow-ups that lend something because of a record: they are about it, or about what belongs to it. */
export async function lendingOf(tx: Tx, { id }: Subject): Promise<string[]> {
  const { tenantId } = tx.actor;
  const { rows } = await sql<{ id: string }>`
    select id from follow_up where tenant_id = ${tenantId} and deleted_at is null
      and (status in ('open', 'in_progress') or completed_at > now() - interval '30 days')
      and subject_id in (
        select ${id}::uuid
        union all select id from project where tenant_id = ${tenantId} and deleted_at is null and lead_id = ${id}
        union all select id from project where tenant_id = ${tenantId} and deleted_at is null and client_id = ${id}
        union all select id from contact where tenant_id = ${tenantId} and deleted_at is null and client_id = ${id})
  `.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** Lends anew, in the actor's name, what follow-ups lend that now hang on another record. */
export async function lendElsewhere(tx: Tx, followUpIds: string[]): Promise<Lending> {
  const before = await lentBy(tx, followUpIds);
  if (followUpIds.length > 0) await lendAnew(tx, followUpIds);
  return { followUpIds, before, after: await lentBy(tx, followUpIds) };
}

/** Lends what was lent before. A follow-up that was assigned anew meanwhile lends anew, in the actor's name. */
export async function lendAgain(tx: Tx, { followUpIds, before, after }: Lending): Promise<void> {
  if (followUpIds.length === 0) return;
  const now = await lentBy(tx, followUpIds);
  const of = (lent: Lent[], id: string) => lent.filter(({ followUpId }) => followUpId === id);
  const same = followUpIds.filter((id) => isDeepStrictEqual(of(now, id), of(after, id)));
  const other = followUpIds.filter((id) => !same.includes(id));
  if (other.length > 0) await lendAnew(tx, other);
  const { tenantId } = tx.actor;
  await sql`delete from lent_record where tenant_id = ${tenantId} and follow_up_id = any(${same}::uuid[])`.execute(
    tx.sql,
  );
  const back = before.filter(({ followUpId }) => same.includes(followUpId));
  if (back.length === 0) return;
  await tx.sql
    .insertInto('lent_record')
    .values(
      back.map(({ followUpId, assigneeId, type, id }) => ({
        tenant_id: tenantId,
        follow_up_id: followUpId,
        assignee_id: assigneeId,
        record_type: type,
        record_id: id,
      })),
    )
    .execute();
}

async function lentBy({ sql: db, actor }: Tx, followUpIds: string[]): Promise<Lent[]> {
  const { rows } = await sql<Lent>`
    select follow_up_id as "followUpId", assignee_id as "assigneeId", record_type as type, record_id as id
    from lent_record where tenant_id = ${actor.tenantId} and follow_up_id = any(${followUpIds}::uuid[])
    order by follow_up_id, record_id
  `.execute(db);
  return rows;
}
