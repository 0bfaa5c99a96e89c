import { sql } from 'kysely';

import type { Reason } from '../../contract/matches.ts';
import type { Tx } from '../db/tenant.ts';

/** Two records that may be the same, and why. */
export interface Pair {
  one: string;
  other: string;
  reason: Reason;
}

/** Every two of some records. */
export const pairsOf = (ids: string[]): [one: string, other: string][] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other): [string, string] => [one, other]));

/** The smaller id first, as `not_duplicate` keeps them. */
export const inOrder = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];

/** The pairs that nobody found to be two. */
export async function undismissed({ sql: db, actor }: Tx, pairs: Pair[]): Promise<Pair[]> {
  if (pairs.length === 0) return [];
  const ordered = pairs.map(({ one, other }) => inOrder(one, other));
  const { rows } = await sql<{ one: string; other: string }>`
    select one_id as one, other_id as other from not_duplicate
    where tenant_id = ${actor.tenantId} and (one_id, other_id) in (
      select * from unnest(${ordered.map(([one]) => one)}::uuid[], ${ordered.map(([, other]) => other)}::uuid[]))
  `.execute(db);
  const dismissed = new Set(rows.map(({ one, other }) => `${one} ${other}`));
  return pairs.filter(({ one, other }) => !dismissed.has(inOrder(one, other).join(' ')));
}

/** Records that are connected by pairs, in the order in which they turn up. */
export function groupsIn(pairs: Pair[]): { ids: string[]; reasons: Reason[] }[] {
  const groups = new Map<string, { ids: Set<string>; reasons: Set<Reason> }>();
  for (const { one, other, reason } of pairs) {
    const [first, second] = [groups.get(one), groups.get(other)];
    const joined = {
      ids: new Set([...(first?.ids ?? [one]), ...(second?.ids ?? [other])]),
      reasons: new Set([...(first?.reasons ?? []), ...(second?.reasons ?? []), reason]),
    };
    for (const id of joined.ids) groups.set(id, joined);
  }
  return [...new Set(groups.values())].map(({ ids, reasons }) => ({
    ids: [...ids],
    reasons: [...reasons],
  }));
}
