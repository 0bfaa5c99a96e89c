import { sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import type { HandedOver } from '../../contract/members.ts';
import type { Row } from '../../contract/record.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import { scopeOf } from '../db/access.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { actorTypeOf, type Changes } from '../records/audit.ts';
import { selectionOf, tableOf } from '../records/columns.ts';
import { lendAnew } from '../records/lend.ts';
import { rulesOf } from '../records/rules.ts';

const owned = ['lead', 'client', 'project'] as const;

/**
 * Gives all that a member owns and has still to do to another one: a statement for each kind of record, and one for what is
 * told of them, however many they are. When anything is due does not change, so nothing else has to.
 */
export async function handOver(tx: Tx, from: string, to: string): Promise<HandedOver> {
  refuseNarrowReach(tx.actor);
  const [leads, clients, projects] = [
    await passOn(tx, 'lead', from, to),
    await passOn(tx, 'client', from, to),
    await passOn(tx, 'project', from, to),
  ];
  return { leads, clients, projects, followUps: await passOn(tx, 'followUp', from, to) };
}

/** Whoever hands over could hand over to themselves: that is for who may change all of it anyway. */
function refuseNarrowReach({ access }: Actor): void {
  const kinds: RecordName[] = [...owned, 'followUp'];
  if (kinds.some((name) => scopeOf(access, name, 'change') !== 'all'))
    throw new AppError(
      'forbidden',
      'Your role may not change all records, so you cannot hand them over; leave them, or ask an admin',
      { errors: [{ field: 'handOverTo', message: 'Leave this empty, or ask an admin' }] },
    );
}

type Passed = (typeof owned)[number] | 'followUp';

async function passOn(tx: Tx, name: Passed, from: string, to: string): Promise<number> {
  const type = recordType(name);
  const { tenantId, memberId } = tx.actor;
  const isTask = name === 'followUp';
  const holder = sql.ref(isTask ? 'assignee_id' : 'owner_id');
  const { rows } = await sql<Row>`
    update ${sql.table(tableOf(type))} set ${holder} = ${to}, version = version + 1, updated_at = now(), updated_by = ${memberId}
      ${isTask ? sql`, assigned_by_id = ${memberId}, seen_at = null` : sql``}
    where tenant_id = ${tenantId} and ${holder} = ${from} and deleted_at is null
      ${isTask ? sql`and status in ('open', 'in_progress')` : sql``}
    returning ${sql.raw(selectionOf(type))}
  `.execute(tx.sql);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => String(id));
  if (isTask) await lendAnew(tx, ids);
  await tellOfAll(tx, name, rows, { [isTask ? 'assigneeId' : 'ownerId']: [from, to] });
  return rows.length;
}

/** The activity and the audit row of each, in one statement. */
async function tellOfAll(tx: Tx, name: Passed, rows: Row[], changes: Changes): Promise<void> {
  const type = recordType(name);
  const { actor, origin } = tx;
  const { tenantId, memberId } = actor;
  const at = tx.now.getTime();
  const told = rows.map((row) => {
    const id = String(row['id']);
    const about = rulesOf(type).about?.(row) ?? { type: name, id };
    return { id, title: type.title(row), aboutType: about.type, aboutId: about.id };
  });
  const column = (key: keyof (typeof told)[number]) => told.map((one) => one[key]);
  await sql`
    with given as (
      select * from unnest(${column('id')}::uuid[], ${column('title')}::text[], ${column('aboutType')}::text[],
        ${column('aboutId')}::uuid[], ${rows.map(() => newId(at))}::uuid[], ${rows.map(() => newId(at))}::uuid[])
        as given (id, title, about_type, about_id, activity_id, audit_id)
    ), told as (
      insert into activity (tenant_id, id, actor_id, verb, object_type, object_id, object_name, about_type, about_id, details)
      select ${tenantId}, activity_id, ${memberId}, 'changed', ${name}, id, title, about_type, about_id,
        ${JSON.stringify({ fields: Object.keys(changes) })}::jsonb from given
    )
    insert into audit_event (tenant_id, id, actor_type, actor_id, action, record_type, record_id, changes, address, user_agent, request_id)
    select ${tenantId}, audit_id, ${actorTypeOf(actor)}, ${memberId}, ${`${name}.changed`}, ${name}, id,
      ${JSON.stringify(changes)}::jsonb,
      ${origin.address}, ${origin.userAgent}, ${origin.requestId} from given
  `.execute(tx.sql);
}
