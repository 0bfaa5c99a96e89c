import { sql as text } from 'kysely';
import { Lucia, TimeSpan, type Adapter } from 'lucia';

import { hashToken } from '../db/door.ts';
import type { Sql } from '../db/sql-over.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof openSessions>;
  }
}

/** What is kept of how a session began. */
export interface Beginning {
  kind: 'browser' | 'extension';
  name: string | null;
  address: string | null;
  userAgent: string | null;
  /** Whether it began with the password. */
  isConfirmed: boolean;
  /** The one that the account had when whoever signs in was checked. */
  passwordHash: string;
}

/** What lucia stores: never the token, only its SHA-256. */
function adapterOver(sql: Sql, begun: Beginning | null): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await sql
        .selectFrom('session')
        .select(['identity_id', 'expires_at'])
        .where('id', '=', hashToken(token))
        .executeTakeFirst();
      if (!row) return [null, null];
      const userId = row.identity_id;
      return [
        { id: token, userId, expiresAt: new Date(row.expires_at), attributes: {} },
        { id: userId, attributes: {} },
      ];
    },
    async getUserSessions() {
      throw new Error('Tokens are not stored, so they cannot be listed');
    },
    async setSession({ id, userId, expiresAt }) {
      if (!begun) throw new Error('A session begins with what is known of its beginning');
      const { kind, name, address, userAgent, isConfirmed, passwordHash } = begun;
      // Waits for whoever ends what the account let in (holdOff), and makes nothing if there is a new password since; whoever
      // comes to that later finds this session, and ends it.
      await text`
        insert into session (id, identity_id, expires_at, kind, name, address, user_agent, confirmed_at)
        select ${hashToken(id)}, i.id, ${expiresAt}, ${kind}, ${name}, ${address}, ${userAgent},
          case when ${isConfirmed}::boolean then now() end
        from (select id from identity where id = ${userId} and password_hash = ${passwordHash} for key share) i
      `.execute(sql);
    },
    async updateSessionExpiration(token, expiresAt) {
      await sql
        .updateTable('session')
        .set({ expires_at: expiresAt })
        .where('id', '=', hashToken(token))
        .execute();
    },
    async deleteSession(token) {
      await sql.deleteFrom('session').where('id', '=', hashToken(token)).execute();
    },
    async deleteUserSessions(identityId) {
      await sql.deleteFrom('session').where('identity_id', '=', identityId).execute();
    },
    async deleteExpiredSessions() {
      await sql.deleteFrom('session').where('expires_at', '<=', new Date().toISOString()).execute();
    },
  };
}

/**
 * Sessions of 30 days that a day of use in their second half renews. Lucia makes, renews and ends them; that a token is alive is checked
 * by the database in the trip of each request (enter_session), so that an ended one is refused at once on every server. A new one is made
 * only by whoever says how it began, and only while the account's password is still the one that was checked.
 */
export const openSessions = (db: Sql, begun: Beginning | null = null) =>
  new Lucia(adapterOver(db, begun), { sessionExpiresIn: new TimeSpan(30, 'd') });
