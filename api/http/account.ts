import type { Context } from 'hono';
import { sql } from 'kysely';

import { hashToken } from '../db/door.ts';
import type { Db } from '../db/open.ts';
import type { Env } from './context.ts';
import { tokenIn } from './token.ts';

/** Whose account a log row is about. Both ids of a tenant are empty for a superadmin. */
export interface Account {
  identityId: string | null;
  tenantId: string | null;
  memberId: string | null;
}

const columns = sql.raw(
  `i.id as "identityId", i.tenant_id as "tenantId", i.member_id as "memberId"`,
);

/** The account behind the token that was sent, also when it may no longer be used: the session has ended, or the member is disabled. */
export async function accountOfToken(c: Context<Env>): Promise<Account | null> {
  const token = tokenIn(c);
  if (!token) return null;
  const { rows } = await sql<Account>`
    select ${columns} from session s join identity i on i.id = s.identity_id where s.id = ${hashToken(token)}
  `.execute(c.var.db.global);
  return rows[0] ?? null;
}

export async function accountOfEmail(db: Db, email: string): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select ${columns} from identity i where email = ${email}
  `.execute(db.global);
  return rows[0] ?? null;
}
