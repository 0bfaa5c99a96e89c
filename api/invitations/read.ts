import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { Invitation, listInvitations } from '../../contract/invitations.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';

const latestFirst: Order = { by: 'created_at', kind: 'instant', descending: true, always: true };

const columns = ({ actor: { tenantId } }: Tx) => sql`id, email, name, role,
  (select role.name from role where role.tenant_id = ${tenantId} and role.key = invitation.role) as "roleName",
  coalesce((
    select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name)
    from team where team.tenant_id = ${tenantId} and team.id = any(invitation.team_ids)
  ), '[]'::json) as teams,
  (select member.name from member where member.tenant_id = ${tenantId} and member.id = invitation.invited_by) as "invitedBy",
  created_at as "createdAt", sent_at as "sentAt", expires_at as "expiresAt"`;

export async function readInvitations(
  tx: Tx,
  { limit, cursor }: Parsed<typeof listInvitations>,
): Promise<Output<typeof listInvitations>> {
  const { rows } = await sql<Invitation>`
    select ${columns(tx)} from invitation where tenant_id = ${tx.actor.tenantId}
      ${cursor ? sql`and ${after(latestFirst, readCursor(latestFirst, cursor))}` : sql``}
    order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(tx.sql);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(latestFirst, [last.createdAt, last.id]) : null };
}

/** One invitation. Throws `not_found`. */
export async function readInvitation(tx: Tx, id: string): Promise<Invitation> {
  const { rows } = await sql<Invitation>`
    select ${columns(tx)} from invitation where tenant_id = ${tx.actor.tenantId} and id = ${id}
  `.execute(tx.sql);
  const [invitation] = rows;
  if (!invitation) throw notFound();
  return invitation;
}
