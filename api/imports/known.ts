import { CompiledQuery, sql } from 'kysely';

import type { RecordType, Row } from '../../contract/record.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { selectionOf, tableOf } from '../records/columns.ts';
import type { Key } from '../records/keys.ts';
import { within } from '../records/reach.ts';

/** A record that lines of a file are about. */
export interface KnownRecord {
  record: Row;
  mayChange: boolean;
}

interface Holder {
  type: RecordName;
  id: string;
}

export const keyName = ({ kind, value }: Key) => `${kind} ${value}`;

/** Who holds each of these keys. */
export async function holdersByKey(
  { sql: db, actor }: Tx,
  keys: Key[],
): Promise<Map<string, Holder>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Key & Holder>`
    select k.kind, k.value, k.record_type as type, k.record_id as id
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked (kind, value)
    join record_key k on k.tenant_id = ${actor.tenantId} and k.kind = asked.kind and k.value = asked.value
    where k.waits_since is null
  `.execute(db);
  return new Map(rows.map(({ type, id, ...key }) => [keyName(key), { type, id }]));
}

/** Records by their ids, as far as the actor may read them; those that are to be changed are locked. */
export async function knownRecords(
  { sql: db, actor }: Tx,
  type: RecordType,
  ids: string[],
): Promise<Map<string, KnownRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row & { mayChange: boolean }>`
    select ${sql.raw(selectionOf(type))}, ${within(actor, type, 'change')} as "mayChange"
    from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and id = any(${ids}::uuid[]) and deleted_at is null
      and ${within(actor, type, 'read')}
  `.execute(db);
  return new Map(
    rows.map(({ mayChange, ...record }) => [String(record['id']), { record, mayChange }]),
  );
}

/** The ids that a record of the kind has already, be it deleted or out of reach. */
export async function takenIds(
  { sql: db, actor }: Tx,
  type: RecordType,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const text = `select id from ${tableOf(type)} where tenant_id = $1 and id = any($2::uuid[])`;
  const query = CompiledQuery.raw(text, [actor.tenantId, ids]);
  const { rows } = await db.executeQuery<{ id: string }>(query);
  return new Set(rows.map(({ id }) => id));
}

/** Ids of clients by their names in lower case, and of those asked for by id; null where several are called so. */
export async function clientsCalled(
  { sql: db, actor }: Tx,
  { names, ids }: { names: string[]; ids: string[] },
): Promise<Map<string, string | null>> {
  if (names.length + ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, lower(name) as name from client
    where tenant_id = ${actor.tenantId} and deleted_at is null and ${within(actor, recordType('client'), 'read')}
      and (lower(name) = any(${names.map((name) => name.toLowerCase())}::text[]) or id = any(${ids}::uuid[]))
  `.execute(db);
  return byName(rows);
}

/** Members that can own something, by name and e-mail address in lower case, and by id. */
export async function membersCalled({ sql: db, actor }: Tx): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('member')
    .select(['id', 'name', 'email', 'disabled_at'])
    .where('tenant_id', '=', actor.tenantId)
    .execute();
  const called = byName(rows.filter(({ disabled_at }) => disabled_at === null));
  for (const { id, email } of rows) called.set(id, id).set(email.toLowerCase(), id);
  return called;
}

function byName(rows: { id: string; name: string }[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, name } of rows) {
    const called = name.toLowerCase();
    found.set(called, found.has(called) ? null : id).set(id, id);
  }
  return found;
}
