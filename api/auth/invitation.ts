import type { Context } from 'hono';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { acceptInvitation, lookAtInvitation } from '../../contract/invitations.ts';
import { asServer } from '../db/as-server.ts';
import { lookAtToken, spendToken } from '../db/one-time.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, notFound } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';
import { begin } from './begin.ts';
import { identityByEmail } from './identities.ts';
import { joinTenant } from './join.ts';
import { noteDevice } from './new-device.ts';
import { refuseWeakPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { limit } from './sign-in-limits.ts';

/** Tells whoever holds a link what it invites to. */
export async function look(
  c: Context<Env>,
  { token }: Parsed<typeof lookAtInvitation>,
): Promise<Output<typeof lookAtInvitation>> {
  const { tenantId, id } = await invitationBehind(c, token);
  return asServer(c.var.db, { tenantId }, async (tx) => {
    const { tenantName, email, name, roleName, invitedBy } = await read(tx, id);
    return { tenantName, email, name, roleName, invitedBy };
  });
}

/** Makes whoever holds the link a member, and signs them in: all of it or nothing, and of any number who try it once. */
export async function accept(
  c: Context<Env>,
  { token, name, password }: Parsed<typeof acceptInvitation>,
): Promise<Output<typeof acceptInvitation>> {
  const { db } = c.var;
  const { tenantId, id } = await invitationBehind(c, token);
  const { email } = await asServer(db, { tenantId }, (tx) => read(tx, id));
  refuseWeakPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  const { session, identity } = await asServer(
    db,
    { tenantId, origin: originOf(c) },
    async (tx) => {
      if (!(await spendToken(tx.sql, 'invitation', token))) throw notFound();
      const invitation = await read(tx, id);
      if (await identityByEmail(tx.sql, email))
        throw new AppError(
          'conflict',
          'This address signs in to another company already; ask to be invited under another one',
        );
      const joined = await joinTenant(tx, invitation, { name, passwordHash });
      const manner = { kind: 'browser', name: null, device: null, isConfirmed: true } as const;
      const begun = await begin(tx.sql, c, joined, manner);
      if (!begun) throw new Error('Whoever has just joined can sign in');
      return { session: begun, identity: joined };
    },
  );
  await noteDevice(c, identity);
  return session;
}

/** Where a link leads. Throws the same `not_found` for one that was used, has run out, was taken back, or never was. */
async function invitationBehind(c: Context<Env>, token: string) {
  await limit(c, [{ bucket: `link address ${c.var.address}`, most: 30, seconds: 600 }]);
  const found = await lookAtToken(c.var.db.global, 'invitation', token);
  const id = found?.payload['invitationId'];
  if (!found?.tenantId || typeof id !== 'string') throw notFound();
  return { tenantId: found.tenantId, id };
}

async function read({ sql, actor: { tenantId } }: Tx, id: string) {
  const found = await sql
    .selectFrom('invitation')
    .innerJoin('tenant', 'tenant.id', 'invitation.tenant_id')
    .innerJoin('role', (join) =>
      join.on('role.tenant_id', '=', tenantId).onRef('role.key', '=', 'invitation.role'),
    )
    .leftJoin('member', (join) =>
      join.on('member.tenant_id', '=', tenantId).onRef('member.id', '=', 'invitation.invited_by'),
    )
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.name',
      'invitation.role',
      'invitation.team_ids as teamIds',
      'tenant.name as tenantName',
      'role.name as roleName',
      'member.name as invitedBy',
    ])
    .where('invitation.tenant_id', '=', tenantId)
    .where('invitation.id', '=', id)
    // Whoever may no longer come in themselves lets nobody in.
    .where((where) =>
      where.or([where('member.id', 'is', null), where('member.disabled_at', 'is', null)]),
    )
    .executeTakeFirst();
  if (!found) throw notFound();
  return found;
}
