import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type {
  confirmSession,
  listMemberSessions,
  listSessions,
  OpenSession,
  revokeMemberSession,
  revokeSession,
} from '../../contract/open-sessions.ts';
import { hashToken } from '../db/door.ts';
import { endSessions, holdOff } from '../db/end-access.ts';
import { refuseHigherHolder } from '../db/grants.ts';
import { killTokens } from '../db/one-time.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Sql } from '../db/sql-over.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { confirmedMinutes } from '../http/confirmation.ts';
import { together, type Own } from './own.ts';
import { proveCode, provePassword } from './prove.ts';

const latestUse: Order = { by: 'last_seen_at', kind: 'instant', descending: true, always: true };

interface Page {
  limit: number;
  cursor?: string | undefined;
}

type Found = OpenSession & { isCurrent: boolean };

/** Live sessions of one identity; `current` is the hash of the token that asks. */
async function readSessions(
  db: Sql,
  identityId: RawBuilder<string>,
  current: string,
  { limit, cursor }: Page,
) {
  const { rows } = await sql<Found>`
    select id, kind, name, user_agent as "userAgent", address, created_at as "createdAt", last_seen_at as "lastSeenAt",
      expires_at as "expiresAt", is_current as "isCurrent"
    from (select s.public_id as id, s.id = ${current} as is_current, s.kind, s.name, s.user_agent, s.address, s.created_at,
      s.last_seen_at, s.expires_at from session s where s.identity_id = ${identityId} and s.expires_at > now()) open
    where ${cursor ? after(latestUse, readCursor(latestUse, cursor)) : sql`true`}
    order by ${orderBy(latestUse)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(latestUse, [last.lastSeenAt, last.id]) : null };
}

export const listOwn = (
  { c, who, token }: Own,
  page: Parsed<typeof listSessions>,
): Promise<Output<typeof listSessions>> =>
  readSessions(c.var.db.global, sql`${who.identityId}::uuid`, hashToken(token), page);

export async function revokeOwn(
  { c, who }: Own,
  { id }: Parsed<typeof revokeSession>,
): Promise<null> {
  const { numDeletedRows } = await c.var.db.global
    .deleteFrom('session')
    .where('identity_id', '=', who.identityId)
    .where('public_id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
  return null;
}

/** Signs the caller out everywhere but here; a code that somebody else may have made for the next session is dead too. */
export const endOthers = (own: Own): Promise<null> =>
  together(own, async (db) => {
    await holdOff(db, own.who.identityId);
    await killTokens(db, own.who.identityId, ['pairing']);
    await endSessions(db, own.who.identityId, hashToken(own.token));
    return null;
  });

/** Opens dangerous acts to this session for a while, for whoever knows the password and has the second factor. */
export async function confirm(
  own: Own,
  { password, code }: Parsed<typeof confirmSession>,
): Promise<Output<typeof confirmSession>> {
  await proveCode(own, await provePassword(own, password), code);
  const { confirmedUntil } = await own.c.var.db.global
    .updateTable('session')
    .set({ confirmed_at: sql<string>`now()` })
    .where('id', '=', hashToken(own.token))
    .returning(
      sql<string>`confirmed_at + make_interval(mins => ${confirmedMinutes})`.as('confirmedUntil'),
    )
    .executeTakeFirstOrThrow();
  return { confirmedUntil };
}

const identityOf = ({ actor }: Tx, memberId: string) =>
  sql<string>`(select i.id from identity i where i.tenant_id = ${actor.tenantId} and i.member_id = ${memberId})`;

export async function listOfMember(
  tx: Tx,
  { id, ...page }: Parsed<typeof listMemberSessions>,
): Promise<Output<typeof listMemberSessions>> {
  await refuseHigherMember(tx, id);
  const { items, nextCursor } = await readSessions(tx.sql, identityOf(tx, id), '', page);
  return { items: items.map(({ isCurrent: _, ...open }) => open), nextCursor };
}

export async function revokeOfMember(
  tx: Tx,
  { id, sessionId }: Parsed<typeof revokeMemberSession>,
): Promise<null> {
  await refuseHigherMember(tx, id);
  const { numDeletedRows } = await tx.sql
    .deleteFrom('session')
    .where('identity_id', '=', identityOf(tx, id))
    .where('public_id', '=', sessionId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
  return null;
}

/** Who may look after members looks after those alone who may do no more than they. Throws `not_found` for nobody. */
async function refuseHigherMember(tx: Tx, id: string): Promise<void> {
  const member = await tx.sql
    .selectFrom('member')
    .select('role')
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!member) throw notFound();
  await refuseHigherHolder(tx, member.role);
}
