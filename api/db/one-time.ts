import { sql } from 'kysely';

import { hashToken } from './door.ts';
import { makeSecret } from './random.ts';
import type { Database } from './schema.ts';
import type { Sql } from './sql-over.ts';

type Purpose = Database['one_time_token']['purpose'];

interface NewToken {
  purpose: Purpose;
  /** Whose it is, as far as there is somebody. */
  identityId?: string | null;
  tenantId?: string | null;
  memberId?: string | null;
  payload?: Record<string, unknown>;
  minutes: number;
  /** One that is short to type, where a long one will not do. */
  token?: string;
}

export interface OneTime {
  identityId: string | null;
  tenantId: string | null;
  memberId: string | null;
  payload: Record<string, unknown>;
}

/** Makes a link's or code's secret in the caller's transaction. It is told once; only its SHA-256 is kept. */
export async function issueToken(
  db: Sql,
  {
    purpose,
    identityId,
    tenantId,
    memberId,
    payload = {},
    minutes,
    token = makeSecret(),
  }: NewToken,
): Promise<{ token: string; expiresAt: string }> {
  const { expires_at: expiresAt } = await db
    .insertInto('one_time_token')
    .values({
      hash: hashToken(token),
      purpose,
      identity_id: identityId ?? null,
      tenant_id: tenantId ?? null,
      member_id: memberId ?? null,
      payload: JSON.stringify(payload),
      expires_at: sql<string>`now() + make_interval(mins => ${minutes})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  return { token, expiresAt };
}

const columns = [
  'identity_id as identityId',
  'tenant_id as tenantId',
  'member_id as memberId',
  'payload',
] as const;

/** Whose a token is, or null when it is dead: says which tenant to enter, and promises nothing about the next moment. */
export const lookAtToken = async (
  db: Sql,
  purpose: Purpose,
  token: string,
): Promise<OneTime | null> =>
  (await db
    .selectFrom('one_time_token')
    .select(columns)
    .where('hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .executeTakeFirst()) ?? null;

/** Uses a token up, in the caller's transaction. Of any number who try at once one gets it, and all others null. */
export const spendToken = async (
  db: Sql,
  purpose: Purpose,
  token: string,
): Promise<OneTime | null> =>
  (await db
    .updateTable('one_time_token')
    .set({ used_at: sql<string>`now()` })
    .where('hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .returning(columns)
    .executeTakeFirst()) ?? null;

/** Kills what somebody was given and has not used yet. */
export const killTokens = (db: Sql, identityId: string, purposes: readonly Purpose[]) =>
  db
    .deleteFrom('one_time_token')
    .where('identity_id', '=', identityId)
    .where('purpose', 'in', purposes)
    .execute();
