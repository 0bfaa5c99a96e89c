import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { listTeams, Team } from '../../contract/teams.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';

const byName: Order = { by: 'name', kind: 'text', descending: false, always: true };

/** Whoever was removed is still in their teams, so that these reach what they own; nobody sees them there. */
const teamsWhere = ({ actor }: Tx, condition: RawBuilder<unknown>) => sql<Team>`
  select id, name, version, coalesce((
      select json_agg(json_build_object('id', member.id, 'name', member.name, 'isLead', is_lead) order by member.name)
      from team_member join member on member.tenant_id = ${actor.tenantId} and member.id = team_member.member_id
      where team_member.tenant_id = ${actor.tenantId} and team_member.team_id = team.id and member.removed_at is null
    ), '[]'::json) as members
  from team where tenant_id = ${actor.tenantId} and ${condition}`;

export async function readTeams(
  tx: Tx,
  { limit, cursor }: Parsed<typeof listTeams>,
): Promise<Output<typeof listTeams>> {
  const here = cursor ? after(byName, readCursor(byName, cursor)) : sql`true`;
  const page = sql`${here} order by ${orderBy(byName)} limit ${limit + 1}`;
  const { rows } = await teamsWhere(tx, page).execute(tx.sql);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(byName, [last.name, last.id]) : null };
}

/** One team. Throws `not_found`. */
export async function readTeam(tx: Tx, id: string): Promise<Team> {
  const { rows } = await teamsWhere(tx, sql`id = ${id}`).execute(tx.sql);
  const [team] = rows;
  if (!team) throw notFound();
  return team;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockTeam(tx: Tx, id: string): Promise<Team> {
  await sql`select 1 from team where tenant_id = ${tx.actor.tenantId} and id = ${id} for update`.execute(
    tx.sql,
  );
  return readTeam(tx, id);
}
