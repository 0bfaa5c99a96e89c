import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { permissionsOf } from '../../contract/permissions.ts';
import type { Row } from '../../contract/record.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import type { previewRole } from '../../contract/roles.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { invalid } from '../errors.ts';
import { selectionOf, tableOf } from '../records/columns.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { within } from '../records/reach.ts';

type Preview = Output<typeof previewRole>;

const mostNames = 5;

/**
 * What a member would see in a role: asked with the very condition that every read stands behind, for an actor who is made up.
 * Names are only of what the asker sees as well.
 */
export async function preview(
  tx: Tx,
  { memberId, permissions, fields }: Parsed<typeof previewRole>,
): Promise<Preview> {
  const { name, circle } = await lookAt(tx, memberId);
  const access = { permissions: permissionsOf('', permissions), fields, circle };
  const madeUp: Actor = { ...tx.actor, memberId, role: 'preview', access };
  const kinds: Preview['kinds'] = [];
  for (const type of Object.keys(recordTypes) as RecordName[])
    kinds.push({
      type,
      ...(await countsOf(tx, madeUp, type)),
      names: await namesFor(tx, madeUp, type),
      hidden: hiddenFields(madeUp, recordType(type)),
    });
  return { memberName: name, kinds };
}

async function lookAt({ sql: db, actor }: Tx, memberId: string) {
  const { rows } = await sql<{ name: string; circle: string[] }>`
    select name, array(
      select other.member_id from team_member mine
        join team_member other on other.tenant_id = ${actor.tenantId} and other.team_id = mine.team_id
      where mine.tenant_id = ${actor.tenantId} and mine.member_id = ${memberId}
      union select ${memberId}::uuid
    ) as circle
    from member where tenant_id = ${actor.tenantId} and id = ${memberId} and removed_at is null
  `.execute(db);
  const [member] = rows;
  if (!member) throw invalid('memberId', 'There is no such member');
  return member;
}

async function countsOf({ sql: db, actor }: Tx, madeUp: Actor, name: RecordName) {
  const type = recordType(name);
  const reads = within(madeUp, type, 'read');
  const { rows } = await sql<{ all: number; readable: number; changeable: number }>`
    select count(*) as all, count(*) filter (where ${reads}) as readable,
      count(*) filter (where ${reads} and ${within(madeUp, type, 'change')}) as changeable
    from ${sql.table(tableOf(type))} where tenant_id = ${actor.tenantId} and deleted_at is null
  `.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('Counting answers one row');
  return counts;
}

async function namesFor({ sql: db, actor }: Tx, madeUp: Actor, name: RecordName) {
  const type = recordType(name);
  const hidden = [...new Set([...hiddenFields(madeUp, type), ...hiddenFields(actor, type)])];
  const { rows } = await sql<Row>`
    select ${sql.raw(selectionOf(type, hidden))} from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and deleted_at is null
      and ${within(madeUp, type, 'read')} and ${within(actor, type, 'read')}
    order by created_at desc, id desc limit ${mostNames}
  `.execute(db);
  return rows.map((row) => type.title(row));
}
