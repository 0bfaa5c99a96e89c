import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';

import { hashToken } from '../db/door.ts';
import type { Db } from '../db/open.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof openSessions>;
  }
}

/** What lucia stores: never the token, only its SHA-256. */
function adapterOver({ global: sql }: Db): Adapter {
  const asLucia = (
    token: string,
    row: { identity_id: string; expires_at: string },
  ): DatabaseSession => ({
    id: token,
    userId: row.identity_id,
    expiresAt: new Date(row.expires_at),
    attributes: {},
  });
  return {
    async getSessionAndUser(token) {
      const row = await sql
        .selectFrom('session')
        .select(['identity_id', 'expires_at'])
        .where('id', '=', hashToken(token))
        .executeTakeFirst();
      if (!row) return [null, null];
      return [asLucia(token, row), { id: row.identity_id, attributes: {} }];
    },
    async getUserSessions() {
      throw new Error('Tokens are not stored, so they cannot be listed');
    },
    async setSession({ id, userId, expiresAt }) {
      await sql
        .insertInto('session')
        .values({ id: hashToken(id), identity_id: userId, expires_at: expiresAt })
        .execute();
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
 * by the database in the trip of each request (enter_session), so that an ended one is refused at once on every server.
 */
export const openSessions = (db: Db) =>
  new Lucia(adapterOver(db), { sessionExpiresIn: new TimeSpan(30, 'd') });
