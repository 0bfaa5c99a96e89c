import { sql } from 'kysely';

import type { CustomField, listCustomFields } from '../../contract/custom-fields.ts';
import type { Output, Parsed } from '../../contract/endpoint.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';

const columns = sql`id, record_type as "recordType", key, label, help, kind, options, required, position,
  retired_at as "retiredAt", version`;

/** Kind by kind, each in its order; those not in use keep their place. */
const inOrder: Order = {
  by: `(record_type || ' ' || lpad(position::text, 6, '0')) collate "C"`,
  kind: 'text',
  descending: false,
  always: true,
};

const placeOf = ({ recordType, position }: CustomField) =>
  `${recordType} ${String(position).padStart(6, '0')}`;

export async function readFields(
  { sql: db, actor }: Tx,
  { limit, cursor, type, retired }: Parsed<typeof listCustomFields>,
): Promise<Output<typeof listCustomFields>> {
  const { rows } = await sql<CustomField>`
    select ${columns} from custom_field where tenant_id = ${actor.tenantId}
      ${type ? sql`and record_type = ${type}` : sql``} ${retired ? sql`` : sql`and retired_at is null`}
      ${cursor ? sql`and ${after(inOrder, readCursor(inOrder, cursor))}` : sql``}
    order by ${orderBy(inOrder)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(inOrder, [placeOf(last), last.id]) : null };
}

/** All fields of a kind of record, locked until the transaction ends: nobody else adds, renames or orders one meanwhile. */
export async function lockFields({ sql: db, actor }: Tx, type: string): Promise<CustomField[]> {
  // Fields that are not there yet cannot be locked; the kind can.
  const lock = `custom fields ${actor.tenantId} ${type}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(db);
  const { rows } = await sql<CustomField>`
    select ${columns} from custom_field where tenant_id = ${actor.tenantId} and record_type = ${type}
    order by position, id
  `.execute(db);
  return rows;
}

/** One field. Throws `not_found`. */
export async function readField({ sql: db, actor }: Tx, id: string): Promise<CustomField> {
  const { rows } = await sql<CustomField>`
    select ${columns} from custom_field where tenant_id = ${actor.tenantId} and id = ${id}
  `.execute(db);
  const [field] = rows;
  if (!field) throw notFound();
  return field;
}
