import { sql } from 'kysely';

import { asServer } from '../db/as-server.ts';
import type { Db } from '../db/open.ts';
import type { Sql } from '../db/sql-over.ts';

const columns = [
  'id',
  'email',
  'name',
  'password_hash as passwordHash',
  'tenant_id as tenantId',
  'member_id as memberId',
  'totp_secret as totpSecret',
  'totp_confirmed_at as totpConfirmedAt',
] as const;

/** An account: who signs in, whether or not they may just now. */
export interface Identity {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  tenantId: string | null;
  memberId: string | null;
  totpSecret: string | null;
  totpConfirmedAt: string | null;
}

/** Part of every change of an identity that a server may remember: its address, its second factor (`migrations/README.md`). */
export const nextEpoch = { epoch: sql<number>`epoch + 1` };

export const identityByEmail = (db: Sql, email: string): Promise<Identity | undefined> =>
  db.selectFrom('identity').select(columns).where('email', '=', email).executeTakeFirst();

export const identityById = (db: Sql, id: string): Promise<Identity> =>
  db.selectFrom('identity').select(columns).where('id', '=', id).executeTakeFirstOrThrow();

/** Whether somebody may come in at all: a member who is not disabled, or a superadmin. */
export async function isActive(db: Db, { tenantId, memberId }: Identity): Promise<boolean> {
  if (tenantId === null || memberId === null) return true;
  const member = await asServer(db, { tenantId }, (tx) =>
    tx.sql
      .selectFrom('member')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', memberId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst(),
  );
  return member !== undefined;
}
