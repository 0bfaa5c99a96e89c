import { sql, type RawBuilder } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import { recordTypes } from '../../contract/records/index.ts';
import type { Actor } from '../db/tenant.ts';
import { snake, tableOf } from '../records/columns.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { within } from '../records/reach.ts';

const { lead, client, contact, project } = recordTypes;

/** What the member may see of each kind of record that a follow-up can be about: name, company, phone, e-mail. */
export function subjects(actor: Actor) {
  const { tenantId } = actor;
  const of = (type: RecordType, name: RawBuilder<unknown>, company: RawBuilder<unknown>) => {
    const table = tableOf(type);
    const first = (field: string) =>
      field in type.fields ? sql`${column(actor, type, field)}[1]` : sql`null`;
    return sql`
      select ${name} as name, ${company} as company, ${first('phones')} as phone, ${first('emails')} as email, deleted_at
      from ${sql.table(table)} where tenant_id = ${tenantId} and id = ${sql.ref(`follow_up.${table}_id`)}
        and ${within(actor, type, 'read')}`;
  };
  const person = (type: RecordType) =>
    sql`nullif(concat_ws(' ', ${column(actor, type, 'firstName')}, ${column(actor, type, 'lastName')}), '')`;
  const reachable = (type: RecordType) =>
    sql`${column(actor, type, 'emails')}[1], ${column(actor, type, 'phones')}[1]`;
  const firm = column(actor, lead, 'companyName');
  return [
    of(
      lead,
      sql`coalesce(${person(lead)}, ${firm}, ${reachable(lead)})`,
      sql`case when ${person(lead)} is not null then ${firm} end`,
    ),
    of(client, sql`name`, sql`null`),
    of(
      contact,
      sql`coalesce(${person(contact)}, ${reachable(contact)})`,
      sql`(select name from client where tenant_id = ${tenantId} and id = contact.client_id)`,
    ),
    of(project, sql`name`, sql`null`),
  ];
}

/** A column, or nothing where it is hidden from the member's role. */
const column = (actor: Actor, type: RecordType, field: string): RawBuilder<unknown> =>
  sql.raw(
    hiddenFields(actor, type).includes(field)
      ? `(null::${field === 'emails' || field === 'phones' ? 'text[]' : 'text'})`
      : snake(field),
  );
