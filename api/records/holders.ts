import { sql, type RawBuilder } from 'kysely';

import type { RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import type { Key } from './keys.ts';

/** Of a value that a whole office shares, those that waited longest are told; nobody reads more. */
const mostWaiting = 10;

/** Who holds any of the keys, with their kinds, by record. */
export const holdersOf = (tx: Tx, keys: Key[]) => recordsWith(tx, keys, holder(tx));

/** Who holds any of the keys or shares it for a stated reason, with their kinds, by record; those that hold one come first. */
export const claimantsOf = (tx: Tx, keys: Key[]) =>
  recordsWith(tx, keys, sql`${holder(tx)} union all (${waiting(tx)})`);

const holder = ({ actor }: Tx) => sql`
  select record_type, record_id, waits_since from record_key
  where tenant_id = ${actor.tenantId} and kind = asked.kind and value = asked.value and waits_since is null`;

const waiting = ({ actor }: Tx) => sql`
  select record_type, record_id, waits_since from record_key
  where tenant_id = ${actor.tenantId} and kind = asked.kind and value = asked.value and waits_since is not null
  order by waits_since, record_id limit ${mostWaiting}`;

async function recordsWith(tx: Tx, keys: Key[], claims: RawBuilder<unknown>) {
  const { rows } = await sql<{ type: RecordName; id: string; kinds: Key['kind'][] }>`
    select record_type as type, record_id as id, array_agg(distinct asked.kind) as kinds
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked (kind, value)
    cross join lateral (${claims}) claim
    group by record_type, record_id
    order by bool_and(waits_since is not null), min(waits_since), record_id
  `.execute(tx.sql);
  return rows;
}
