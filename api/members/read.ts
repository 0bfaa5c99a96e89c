import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { listMembers, Member } from '../../contract/members.ts';
import { scopeOf } from '../db/access.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';

const byName: Order = { by: 'name', kind: 'text', descending: false, always: true };

export async function readMembers(
  { sql: db, actor }: Tx,
  { limit, cursor, q, count, removed }: Parsed<typeof listMembers>,
): Promise<Output<typeof listMembers>> {
  const matching = [
    sql`tenant_id = ${actor.tenantId}`,
    ...(removed ? [] : [sql`removed_at is null`]),
    ...(q ? [sql`strpos(lower(name || ' ' || email), lower(${q})) > 0`] : []),
  ];
  const here = cursor ? [...matching, after(byName, readCursor(byName, cursor))] : matching;
  const { rows } = await sql<Member>`
    select ${columns(actor)} from member
    where ${sql.join(here, sql` and `)} order by ${orderBy(byName)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return {
    items,
    nextCursor: more ? writeCursor(byName, [last.name, last.id]) : null,
    ...(count && { total: await countMembers(db, matching) }),
  };
}

/** One member, removed or not, as the actor may see them. Throws `not_found`. */
export async function readMember({ sql: db, actor }: Tx, id: string): Promise<Member> {
  const { rows } = await sql<Member>`
    select ${columns(actor)} from member where tenant_id = ${actor.tenantId} and id = ${id}
  `.execute(db);
  const [member] = rows;
  if (!member) throw notFound();
  return member;
}

/** How safe an account is, and when it was used, is for those alone who look after members. */
function columns({ tenantId, access }: Actor): RawBuilder<unknown> {
  const looksAfter = scopeOf(access, 'members', 'change') === 'all';
  const account = sql`identity where identity.tenant_id = ${tenantId} and identity.member_id = member.id`;
  const hasTotp = sql`(select identity.totp_confirmed_at is not null from ${account})`;
  const lastSeenAt = sql`(select max(session.last_seen_at) from session
    where session.identity_id = (select identity.id from ${account}))`;
  return sql`id, name, email, role, time_zone as "timeZone", created_at as "createdAt", version,
    disabled_at as "disabledAt", removed_at as "removedAt",
    (select role.name from role where role.tenant_id = ${tenantId} and role.key = member.role) as "roleName",
    coalesce((
      select json_agg(json_build_object('id', team.id, 'name', team.name, 'isLead', team_member.is_lead) order by team.name)
      from team_member join team on team.tenant_id = ${tenantId} and team.id = team_member.team_id
      where team_member.tenant_id = ${tenantId} and team_member.member_id = member.id
    ), '[]'::json) as teams,
    ${looksAfter ? hasTotp : sql`null::boolean`} as "hasTotp",
    ${looksAfter ? lastSeenAt : sql`null::timestamptz`} as "lastSeenAt"`;
}

async function countMembers(db: Tx['sql'], matching: RawBuilder<unknown>[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from member where ${sql.join(matching, sql` and `)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}
