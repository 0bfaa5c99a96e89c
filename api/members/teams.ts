import { sql } from 'kysely';

import { endMemory } from '../db/end-memory.ts';
import { refuseForeignTeams } from '../db/team-grants.ts';
import type { Tx } from '../db/tenant.ts';
import type { Changes } from '../records/audit.ts';

/** Puts a member into just these teams; where they lead one and stay, they go on leading it. Answers what changed. */
export async function setTeams(tx: Tx, memberId: string, wanted: string[]): Promise<Changes> {
  const { tenantId } = tx.actor;
  const rows = await tx.sql
    .selectFrom('team_member')
    .select('team_id')
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .execute();
  const held = rows.map((row) => row.team_id);
  const gone = held.filter((id) => !wanted.includes(id));
  const fresh = [...new Set(wanted)].filter((id) => !held.includes(id));
  if (gone.length + fresh.length === 0) return {};
  await refuseForeignTeams(tx, [...gone, ...fresh], memberId);
  await sql`
    delete from team_member where tenant_id = ${tenantId} and member_id = ${memberId} and team_id = any(${gone}::uuid[])
  `.execute(tx.sql);
  await sql`
    insert into team_member (tenant_id, team_id, member_id)
    select ${tenantId}, id, ${memberId} from unnest(${fresh}::uuid[]) as fresh (id) on conflict do nothing
  `.execute(tx.sql);
  await endMemory(tx);
  return { teamIds: [held.toSorted(), [...new Set(wanted)].toSorted()] };
}
