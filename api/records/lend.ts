import { sql, type RawBuilder } from 'kysely';

import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { tableOf } from './columns.ts';
import { carriers, parentsOf, within } from './reach.ts';

/**
 * Writes down what follow-ups lend their assignees: the records they are about, and whom those belong to, as far as the actor
 * might change them themselves. So nobody gets to change through a colleague what neither of them may; and nobody gives
 * themselves a right. What is lent stays so, whatever becomes of the actor, until the follow-up is somebody else's, about
 * something else, cancelled, deleted, or done for 30 days.
 */
export async function lendAnew(tx: Tx, followUpIds: string[]): Promise<void> {
  const { tenantId, memberId } = tx.actor;
  await sql`
    delete from lent_record where tenant_id = ${tenantId} and follow_up_id = any(${followUpIds}::uuid[])
  `.execute(tx.sql);
  const lent = carriers.map((name) => changeable(tx, name));
  await sql`
    insert into lent_record (tenant_id, follow_up_id, assignee_id, record_type, record_id)
    select ${tenantId}, follow_up.id, follow_up.assignee_id, lent.type, lent.id
    from follow_up cross join lateral (${sql.join(lent, sql` union all `)}) lent
    where follow_up.tenant_id = ${tenantId} and follow_up.id = any(${followUpIds}::uuid[])
      and follow_up.assignee_id <> ${memberId} and follow_up.subject_id is not null
  `.execute(tx.sql);
}

/** The records of a kind that a follow-up is about, or its subject belongs to, and that the actor may change. */
function changeable({ actor }: Tx, name: RecordName): RawBuilder<unknown> {
  const table = sql.table(tableOf(recordType(name)));
  const subject = sql.ref(`follow_up.${name}_id`);
  return sql`
    select ${sql.lit(name)} as type, ${table}.id from ${table}
    where ${table}.tenant_id = ${actor.tenantId} and ${table}.id = any(array[${sql.join([subject, ...holders(actor, name)])}])
      and ${within(actor, recordType(name), 'change')}`;
}

/** Where the records of a kind stand that a follow-up's subject, of another kind, belongs to. */
const holders = ({ tenantId }: Tx['actor'], name: RecordName): RawBuilder<unknown>[] =>
  carriers.flatMap((held) =>
    parentsOf(recordType(held))
      .filter(({ parent }) => parent.name === name)
      .map(
        ({ column }) => sql`(select ${sql.ref(column)} from ${sql.table(held)}
          where tenant_id = ${tenantId} and id = ${sql.ref(`follow_up.${held}_id`)})`,
      ),
  );
