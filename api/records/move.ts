import { CompiledQuery, sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import type { Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { actorTypeOf, type Changes } from './audit.ts';
import { columnsOf, tableOf } from './columns.ts';
import { hungOn, linksTo, rowsHanging, hangsOn, type Link } from './links.ts';
import { within } from './reach.ts';
import type { Subject } from './rule.ts';

/** How many records of each kind hang on one, of those that the actor may see. */
export async function countHanging(tx: Tx, on: Subject): Promise<Record<string, number>> {
  const { tenantId } = tx.actor;
  const counts: Record<string, number> = {};
  for (const link of movable(on, on)) {
    const { child } = link;
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(tableOf(child))}
      where tenant_id = ${tenantId} and ${hangsOn(link, on)} and deleted_at is null and ${within(tx.actor, child, 'read')}
    `.execute(tx.sql);
    const count = rows[0]?.count ?? 0;
    if (count > 0 && !link.isComputed) counts[child.name] = (counts[child.name] ?? 0) + count;
  }
  return counts;
}

/** Of another kind only what belongs to a record goes along; where something came from stays as it was. */
const movable = (from: Subject, to: Subject): Link[] =>
  linksTo(from.type as RecordName).filter(({ isComputed }) => !isComputed || from.type === to.type);

/**
 * Locks all that hangs on some records, before these themselves are locked: whoever changes a child locks it first, too, and then
 * what it belongs to.
 */
export async function lockHanging(tx: Tx, subjects: Subject[]): Promise<void> {
  for (const on of subjects)
    for (const link of linksTo(on.type as RecordName))
      await sql`
        select 1 from ${sql.table(tableOf(link.child))} where tenant_id = ${tx.actor.tenantId}
          and id in (${rowsHanging(tx.actor.tenantId, link, on)}) order by id for no key update
      `.execute(tx.sql);
}

/**
 * Hangs all that hangs on one record on another, deleted or not, and keeps what that was under the deed's id. When somebody changed
 * it last stays as it is: nobody edited it.
 */
export async function moveAll(tx: Tx, deedId: string, from: Subject, to: Subject): Promise<void> {
  const { tenantId } = tx.actor;
  for (const link of movable(from, to)) {
    const { rows } = await rowsHanging(tenantId, link, from).execute(tx.sql);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) continue;
    await hang(tx, link, ids, { from, to });
    await sql`
      insert into moved_record (tenant_id, deed_id, record_type, record_id)
      select ${tenantId}, ${deedId}, ${link.child.name}, id from unnest(${ids}::uuid[]) as given (id)
    `.execute(tx.sql);
  }
}

/** Hangs back what a deed moved from one record to another, and what nobody hung elsewhere since. */
export async function moveBack(tx: Tx, deedId: string, from: Subject, to: Subject): Promise<void> {
  const { tenantId } = tx.actor;
  for (const link of movable(from, to)) {
    const { child } = link;
    const now = linksTo(to.type as RecordName).find(
      (one) =>
        one.child.name === child.name &&
        one.isComputed === link.isComputed &&
        one.isSubject === link.isSubject,
    );
    if (!now) throw new Error(`A ${child.name} hangs on no ${to.type}`);
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(tableOf(child))} where tenant_id = ${tenantId} and ${hangsOn(now, to)} and id in (
        select record_id from moved_record
        where tenant_id = ${tenantId} and deed_id = ${deedId} and record_type = ${child.name})
    `.execute(tx.sql);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await hang(tx, now, ids, { from: to, to: from });
  }
}

/** Points rows elsewhere, and tells it in the audit log for each of them. */
async function hang(
  tx: Tx,
  link: Link,
  ids: string[],
  { from, to }: Record<'from' | 'to', Subject>,
) {
  const { child, field, isSubject } = link;
  const patch: Row = hungOn(link, from, to);
  const written = Object.fromEntries(
    Object.entries(child.fields).filter(([name]) => name in patch),
  );
  const columns = columnsOf({ ...child, fields: written });
  const sets = columns.map(({ name, type: cast }, at) => `"${name}" = $${at + 3}::${cast}`);
  await tx.sql.executeQuery(
    CompiledQuery.raw(
      `update ${tableOf(child)} set ${sets.join(', ')}, version = version + 1 where tenant_id = $1 and id = any($2::uuid[])`,
      [tx.actor.tenantId, ids, ...columns.map((column) => column.from(patch))],
    ),
  );
  const before = isSubject ? from : from.id;
  const changes = Object.fromEntries(
    Object.entries(patch).map(([name, after]): [string, [unknown, unknown]] => [
      name,
      [name === field ? before : null, after],
    ]),
  );
  await auditEach(tx, child.name, ids, changes);
}

async function auditEach(tx: Tx, name: string, ids: string[], changes: Changes): Promise<void> {
  const { actor, origin } = tx;
  const auditIds = ids.map(() => newId(tx.now.getTime()));
  await sql`
    insert into audit_event (tenant_id, id, actor_type, actor_id, action, record_type, record_id, changes, address, user_agent, request_id)
    select ${actor.tenantId}, audit_id, ${actorTypeOf(actor)}, ${actor.memberId}, ${`${name}.changed`}, ${name}, id,
      ${JSON.stringify(changes)}::jsonb, ${origin.address}, ${origin.userAgent}, ${origin.requestId}
    from unnest(${ids}::uuid[], ${auditIds}::uuid[]) as given (id, audit_id)
  `.execute(tx.sql);
}
