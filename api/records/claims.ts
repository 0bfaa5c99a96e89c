import { isDeepStrictEqual } from 'node:util';

import { CompiledQuery, sql } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { metKey } from './duplicates.ts';
import type { Key } from './keys.ts';

/** A key that a record claims. Where another record holds it, this one may wait for it, or else is a duplicate. */
export interface Claim extends Key {
  mayWait: boolean;
}

/** Who states a reason may wait for what another record holds. */
export const claimsOf = (keys: Key[], duplicateReason: string | null): Claim[] =>
  keys.map((key) => ({ ...key, mayWait: duplicateReason !== null }));

/** The three parameters of `claiming`. */
export const columnsOfClaims = (claims: Claim[]) => [
  claims.map(({ kind }) => kind),
  claims.map(({ value }) => value),
  claims.map(({ mayWait }) => mayWait),
];

/**
 * The part of a statement that claims keys; its parameters: 1 tenant, 2 record, and the claims from `first` on. What is free is
 * held from now on; for what is held the record waits, or fails by `record_key_held_once`. Who waits locks the holder's claim:
 * the holder cannot give it up without seeing them.
 */
export function claiming({ name }: RecordType, first: number): string {
  const [kinds, values, waits] = [`$${first}::text[]`, `$${first + 1}::text[]`, `$${first + 2}`];
  return `
held as materialized (
  select claim.kind, claim.value from unnest(${kinds}, ${values}, ${waits}::boolean[]) as given (kind, value, may_wait)
  join record_key claim on claim.tenant_id = $1::uuid and claim.kind = given.kind and claim.value = given.value
  where given.may_wait and claim.waits_since is null
  for key share of claim
), keyed as (
  insert into record_key (tenant_id, kind, value, record_type, record_id, waits_since)
  select $1::uuid, kind, value, '${name}', $2::uuid,
    case when exists (select from held where held.kind = given.kind and held.value = given.value) then now() end
  from unnest(${kinds}, ${values}) as given (kind, value)
  on conflict (tenant_id, record_id, kind, value) do nothing
)`;
}

/** Claims keys for a record that was saved before. Throws `duplicate` when another holds one that it may not wait for. */
export async function claimKeys(tx: Tx, type: RecordType, id: string, claims: Claim[]) {
  if (claims.length === 0) return;
  const statement = CompiledQuery.raw(`with ${claiming(type, 3)} select`, [
    tx.actor.tenantId,
    id,
    ...columnsOfClaims(claims),
  ]);
  const firm = claims.filter(({ mayWait }) => !mayWait);
  await tx.sql.executeQuery(statement).catch(metKey(id, firm));
}

/** Makes the claims of a record those of its new values. What it had before needs no reason, whoever else has it. */
export async function changeClaims(
  tx: Tx,
  type: RecordType,
  id: string,
  { had, has, duplicateReason }: { had: Key[]; has: Key[]; duplicateReason: string | null },
) {
  if (isDeepStrictEqual(had, has)) return;
  await giveUpKeys(tx, id, has);
  const isOld = (key: Key) => had.some((one) => isDeepStrictEqual(one, key));
  const claims = has.map((key) => ({ ...key, mayWait: duplicateReason !== null || isOld(key) }));
  await claimKeys(tx, type, id, claims);
}

/** Gives up all that a record claims but what it keeps. What it held passes to the record that waits longest for it. */
export async function giveUpKeys({ sql: db, actor }: Tx, id: string, kept: Key[] = []) {
  const { rows } = await sql<Key & { held: boolean }>`
    delete from record_key where tenant_id = ${actor.tenantId} and record_id = ${id} and (kind, value) not in (
      select kind, value from unnest(${kept.map(({ kind }) => kind)}::text[], ${kept.map(({ value }) => value)}::text[])
        as kept (kind, value))
    returning kind, value, waits_since is null as held
  `.execute(db);
  const freed = rows.filter(({ held }) => held);
  if (freed.length === 0) return;
  // A statement of its own: only now is everybody seen who got in line before the lock above was won. Should the first in
  // line be about to leave, the lock waits for that and then takes the next. Looked for once for each key, whatever the plan:
  // a second look would pass over the one that this very statement has changed.
  await sql`
    with next as materialized (
      select first.* from unnest(${freed.map(({ kind }) => kind)}::text[], ${freed.map(({ value }) => value)}::text[])
        as freed (kind, value)
      cross join lateral (
        select kind, value, record_id from record_key
        where tenant_id = ${actor.tenantId} and kind = freed.kind and value = freed.value and waits_since is not null
        order by waits_since, record_id limit 1 for no key update
      ) first
    )
    update record_key set waits_since = null from next
    where tenant_id = ${actor.tenantId} and record_key.record_id = next.record_id
      and record_key.kind = next.kind and record_key.value = next.value
  `.execute(db);
}
