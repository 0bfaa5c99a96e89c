import { sql } from 'kysely';

import type { KeyKind } from '../../contract/field.ts';
import { mergeable, type Mergeable } from '../../contract/merges.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { reasonOf } from '../records/duplicates.ts';
import { hidesKey } from '../records/field-rules.ts';
import type { Key } from '../records/keys.ts';
import { pairsOf, type Pair } from './pairs.ts';
import { stages } from './places.ts';
import type { Named } from './suspects.ts';

/** Of a value that a whole office shares the holder is shown, and who waited longest for it. */
const mostClaimants = 20;

/** Before every id. */
const beforeAll = '00000000-0000-0000-0000-000000000000';

interface Claimant extends Named {
  kind: KeyKind;
  value: string;
}

/** What a look at some values of a stage found. */
export interface Found {
  named: Named[];
  pairs: Pair[];
  /** How far it looked; null where there are no more. */
  last: string | null;
}

/**
 * Records that claim the same value of one kind: a value is shared where somebody waits for it. Those that share one of a more certain
 * kind, too, were found by that.
 */
export async function foundByKey(
  tx: Tx,
  type: Mergeable,
  { kind, after, size }: { kind: KeyKind; after: string; size: number },
): Promise<Found> {
  const { ids: waiting, values } = await waitedFor(tx, { kind, after, size });
  const claimants = await claimantsOf(
    tx,
    values.map((value) => ({ kind, value })),
  );
  const ids = [...new Set(claimants.map(({ id }) => id))];
  const others = await claimsOf(tx, ids);
  const groups = values.map((value) => claimants.filter((one) => one.value === value));
  const told = groups.filter(
    (group) => group.some((one) => one.type === type) && !isFoundBefore(group, others),
  );
  return {
    named: told.flat(),
    pairs: told.flatMap((group) => pairsAmong(group, others)),
    last: waiting.length < size ? null : (waiting.at(-1) ?? null),
  };
}

/**
 * The next records that wait for a value of a kind, and the values that nobody waits for whose id is smaller. How far somebody looked
 * is told by an id: a value would tell whoever reads the cursor what they may not see.
 */
async function waitedFor(
  { sql: db, actor }: Tx,
  { kind, after, size }: { kind: KeyKind; after: string; size: number },
): Promise<{ ids: string[]; values: string[] }> {
  const { tenantId } = actor;
  const { rows } = await sql<{ id: string; value: string | null }>`
    select waiting.id, claim.value from (
      select record_id as id from record_key where tenant_id = ${tenantId} and kind = ${kind} and waits_since is not null
        and record_id > ${after || beforeAll}::uuid group by record_id order by record_id limit ${size}
    ) waiting left join lateral (
      select own.value from record_key own cross join lateral (
        select record_id from record_key other where other.tenant_id = ${tenantId} and other.kind = ${kind}
          and other.value = own.value and other.waits_since is not null order by record_id limit 1
      ) earliest
      where own.tenant_id = ${tenantId} and own.record_id = waiting.id and own.kind = ${kind} and own.waits_since is not null
        and earliest.record_id = own.record_id
    ) claim on true
    order by waiting.id, claim.value
  `.execute(db);
  return {
    ids: [...new Set(rows.map(({ id }) => id))],
    values: rows.flatMap(({ value }) => value ?? []),
  };
}

/** Those who claim some values, the holder first (an index each for who holds and who waits), as far as the actor sees the field in which these stand. */
async function claimantsOf({ sql: db, actor }: Tx, keys: Key[]): Promise<Claimant[]> {
  const { rows } = await sql<Claimant>`
    select asked.kind, asked.value, claim.record_type as type, claim.record_id as id
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked (kind, value)
    cross join lateral (
      select record_type, record_id from record_key
      where tenant_id = ${actor.tenantId} and kind = asked.kind and value = asked.value and waits_since is null
      union all (
        select record_type, record_id from record_key
        where tenant_id = ${actor.tenantId} and kind = asked.kind and value = asked.value and waits_since is not null
        order by waits_since, record_id limit ${mostClaimants}
      )
    ) claim
  `.execute(db);
  return rows.filter((one) => isTold(actor, one));
}

const isTold = (actor: Tx['actor'], { type, kind }: Claimant) =>
  mergeable.includes(type) && !hidesKey(actor, recordType(type), kind);

/** All that some records claim. */
async function claimsOf({ sql: db, actor }: Tx, ids: string[]): Promise<Claimant[]> {
  const { rows } = await sql<Claimant>`
    select kind, value, record_type as type, record_id as id from record_key
    where tenant_id = ${actor.tenantId} and record_id = any(${ids}::uuid[])
  `.execute(db);
  return rows.filter((one) => isTold(actor, one));
}

const nameOf = ({ kind, value }: Key) => `${kind} ${value}`;
const rankOf = ({ kind, value }: Key) =>
  // A key of each kind has its stage.
  `${stages.indexOf(kind)} ${value}`;

function isFoundBefore(group: Claimant[], others: Claimant[]): boolean {
  const [first] = group;
  if (!first) return true;
  const ids = group.map(({ id }) => id);
  const earlier = others.filter((one) => one.id === first.id && rankOf(one) < rankOf(first));
  return earlier.some((key) =>
    ids.every((id) => others.some((one) => one.id === id && nameOf(one) === nameOf(key))),
  );
}

/** Leaves out the pairs that share a value: they were found by that. */
export async function withoutShared(tx: Tx, pairs: Pair[]): Promise<Pair[]> {
  const claims = await claimsOf(tx, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]);
  const keysOf = (id: string) => claims.filter((claim) => claim.id === id).map(nameOf);
  return pairs.filter(({ one, other }) => {
    const keys = keysOf(one);
    return !keysOf(other).some((key) => keys.includes(key));
  });
}

/** Each two of a group, with every value that they share. */
const pairsAmong = (group: Claimant[], others: Claimant[]): Pair[] =>
  pairsOf(group.map(({ id }) => id)).flatMap(([one, other]) => {
    const keys = others.filter(({ id }) => id === one).map(nameOf);
    const shared = others.filter((claim) => claim.id === other && keys.includes(nameOf(claim)));
    const kinds = stages.filter((stage) => shared.some(({ kind }) => kind === stage));
    return kinds.flatMap((kind) =>
      kind === 'name' ? [] : [{ one, other, reason: reasonOf[kind] }],
    );
  });
