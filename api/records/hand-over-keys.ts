import { sql, type RawBuilder } from 'kysely';

import { sqlState, type Tx } from '../db/tenant.ts';
import { Unsettled } from '../http/serve.ts';
import { refuseTaken } from './duplicates.ts';
import type { Key } from './keys.ts';
import { isSameKey, standing, type KeyClaim, type Taker } from './standing.ts';

interface Handover {
  givers: string[];
  takers: Taker[];
  before?: KeyClaim[];
  /** Why a taker claims what others hold: it waits for that. */
  duplicateReason?: string | null;
}

/**
 * Takes what the givers claim and hands it to the takers. Answers how the claims on all those keys stood before. Throws
 * `duplicate` where a taker wants what somebody else holds and none of the givers had.
 */
export async function handOverKeys(
  tx: Tx,
  { givers, takers, before = [], duplicateReason = null }: Handover,
): Promise<KeyClaim[]> {
  const wanted = [...takers.flatMap(({ keys }) => keys), ...before];
  const claims = await lockClaims(tx, givers, wanted);
  if (duplicateReason === null) await refuseStrange(tx, claims, { givers, takers, before });
  const keys = [...claims, ...wanted].filter(
    (key, at, all) => all.findIndex((one) => isSameKey(one, key)) === at,
  );
  const now = tx.now.toISOString();
  const after = keys.flatMap(({ kind, value }) => {
    const key = { kind, value };
    const onIt = claims.filter((claim) => isSameKey(claim, key));
    return standing(key, onIt, { givers, takers, before, now });
  });
  await replace(tx, claims, after).catch((error: unknown) => {
    if (sqlState(error) !== '23505') throw error;
    // Somebody claimed one of them just now: the next try sees them.
    throw new Unsettled(() => Promise.resolve(null), { cause: error });
  });
  return claims;
}

/** Every claim on a key that a giver claims or that is wanted, locked: nobody gets in line or leaves it meanwhile. */
async function lockClaims({ sql: db, actor }: Tx, givers: string[], wanted: Key[]) {
  const { rows } = await sql<KeyClaim>`
    select kind, value, record_type as type, record_id as id, waits_since as "waitsSince" from record_key
    where tenant_id = ${actor.tenantId} and (kind, value) in (
      select kind, value from record_key where tenant_id = ${actor.tenantId} and record_id = any(${givers}::uuid[])
      union select * from unnest(${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ value }) => value)}::text[]))
    order by kind, value, record_id for update
  `.execute(db);
  return rows;
}

async function refuseStrange(
  tx: Tx,
  claims: KeyClaim[],
  { givers, takers, before }: Required<Omit<Handover, 'duplicateReason'>>,
): Promise<void> {
  const isKnown = (key: Key) =>
    before.some((one) => isSameKey(one, key)) ||
    claims.some((one) => givers.includes(one.id) && isSameKey(one, key));
  for (const { id, keys } of takers) {
    const strange = keys.filter((key) => !isKnown(key));
    if (strange.length > 0) await refuseTaken(tx, id, strange);
  }
}

/** Makes the rows those of `after`. Who loses a key loses it before who gets it: it is held once at any time. */
async function replace(tx: Tx, before: KeyClaim[], after: KeyClaim[]): Promise<void> {
  const { sql: db, actor } = tx;
  const sameRow = (one: KeyClaim) => (other: KeyClaim) =>
    one.id === other.id && isSameKey(one, other);
  const gone = before.filter((claim) => !after.some(sameRow(claim)));
  const added = after.filter((claim) => !before.some(sameRow(claim)));
  const moved = after.filter((claim) =>
    before.some((was) => sameRow(claim)(was) && was.waitsSince !== claim.waitsSince),
  );
  if (gone.length > 0)
    await sql`
      delete from record_key using ${rowsOf(gone)}
      where tenant_id = ${actor.tenantId} and record_id = given.id and record_key.kind = given.kind and record_key.value = given.value
    `.execute(db);
  const place = (claims: KeyClaim[]) =>
    sql`
      update record_key set waits_since = given.waits_since from ${rowsOf(claims)}
      where tenant_id = ${actor.tenantId} and record_id = given.id and record_key.kind = given.kind and record_key.value = given.value
    `.execute(db);
  const losing = moved.filter(({ waitsSince }) => waitsSince !== null);
  if (losing.length > 0) await place(losing);
  if (added.length > 0)
    await sql`
      insert into record_key (tenant_id, kind, value, record_type, record_id, waits_since)
      select ${actor.tenantId}, kind, value, type, id, waits_since from ${rowsOf(added)}
    `.execute(db);
  const getting = moved.filter(({ waitsSince }) => waitsSince === null);
  if (getting.length > 0) await place(getting);
}

const rowsOf = (claims: KeyClaim[]): RawBuilder<unknown> =>
  sql`unnest(${claims.map(({ kind }) => kind)}::text[], ${claims.map(({ value }) => value)}::text[],
    ${claims.map(({ type }) => type)}::text[], ${claims.map(({ id }) => id)}::uuid[],
    ${claims.map(({ waitsSince }) => waitsSince)}::timestamptz[]) as given (kind, value, type, id, waits_since)`;
