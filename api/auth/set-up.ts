import type { Context } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import type { setUp as endpoint } from '../../contract/set-up.ts';
import { hashToken } from '../db/door.ts';
import type { Db } from '../db/open.ts';
import { makeSecret } from '../db/random.ts';
import { invalid, notFound } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { linkTo } from '../mail/templates.ts';
import { begin } from './begin.ts';
import { identityById } from './identities.ts';
import { refuseWeakPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { limit } from './sign-in-limits.ts';

/**
 * Makes the link by which the first superadmin is made, as the database's owner, or answers null when there is one. It takes
 * the place of an older link: of servers that start one after the other, or at once, the last one's is good.
 */
export async function prepareSetUp(ownerUrl: string, publicUrl: URL): Promise<string | null> {
  const secret = makeSecret();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `insert into set_up (hash) select $1 where not exists (select from identity where tenant_id is null)
       on conflict on constraint set_up_pk do update set hash = excluded.hash`,
      [hashToken(secret)],
    );
    return rowCount === 1 ? linkTo(publicUrl, 'set-up', secret) : null;
  } finally {
    await client.end();
  }
}

/** Makes the first superadmin and signs in. From then on it is as if this had never been here. */
export async function setUp(
  c: Context<Env>,
  { token, name, email, password }: Parsed<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db } = c.var;
  if (await hasSuperadmin(db)) throw notFound();
  await limit(c, [{ bucket: `set-up address ${c.var.address}`, most: 10, seconds: 600 }]);
  refuseWeakPassword(password, { email, name });
  if (await isTaken(db, email))
    throw invalid('email', 'Somebody of a company signs in with this e-mail; use another one');
  const id = newId();
  const hash = await hashPassword(password);
  const { rows } = await sql<{ done: boolean }>`
    select use_set_up(${hashToken(token)}, ${id}, ${email}, ${name}, ${hash}) as done
  `.execute(db.global);
  if (!rows[0]?.done)
    throw invalid('token', 'This link is not the latest one; start the server anew for a new one');
  const manner = { kind: 'browser', name: null, device: null, isConfirmed: true } as const;
  const session = await begin(db.global, c, await identityById(db.global, id), manner);
  if (!session) throw new Error('A superadmin who was just made may sign in');
  return session;
}

const hasSuperadmin = async ({ global }: Db): Promise<boolean> =>
  (await global
    .selectFrom('identity')
    .select('id')
    .where('tenant_id', 'is', null)
    .executeTakeFirst()) !== undefined;

const isTaken = async ({ global }: Db, email: string): Promise<boolean> =>
  (await global
    .selectFrom('identity')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()) !== undefined;
