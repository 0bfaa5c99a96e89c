import type { Context } from 'hono';
import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import type { createTenant, NewTenant } from '../../contract/installation.ts';
import { issueToken } from '../db/one-time.ts';
import { makeSecret } from '../db/random.ts';
import { AppError } from '../errors.ts';
import { asSuperadmin } from '../http/as-superadmin.ts';
import type { Env } from '../http/context.ts';
import { constraintOf } from '../http/problem.ts';
import type { Superadmin } from '../http/serve-superadmin.ts';
import { sendMail } from '../mail/outbox.ts';
import { foundedMail, linkTo } from '../mail/templates.ts';
import { audit } from '../records/audit.ts';
import { hashPassword } from './passwords.ts';

const validDays = 7;

/**
 * Founds a company with its roles, one team and its first admin, who sets a password by a link. The API's own role may make no
 * company: one function of the database does, for a session that is a superadmin's.
 */
export async function foundTenant(
  c: Context<Env>,
  superadmin: Superadmin,
  { admin, ...company }: Parsed<typeof createTenant>,
): Promise<NewTenant> {
  const { name, slug, timeZone, currency, country } = company;
  const [tenantId, memberId, identityId] = [newId(), newId(), newId()];
  // Nobody knows it: the only way in is the link.
  const passwordHash = await hashPassword(makeSecret());
  const { config } = c.var;
  const invitation = await asSuperadmin(c, superadmin, tenantId, async (tx) => {
    await sql`
      select found_tenant(${superadmin.hash}, ${tenantId}, ${name}, ${slug}, ${timeZone}, ${currency}, ${country},
        ${memberId}, ${admin.name}, ${admin.email}, ${identityId}, ${passwordHash})
    `.execute(tx.sql);
    const { token, expiresAt } = await issueToken(tx.sql, {
      purpose: 'password-reset',
      identityId,
      tenantId,
      memberId,
      minutes: validDays * 24 * 60,
    });
    const link = linkTo(config.publicUrl, 'reset-password', token);
    const words = foundedMail({ name: admin.name, company: name, link, validDays });
    await sendMail(tx, config, { to: admin.email, memberId, ...words });
    await audit(tx, {
      action: 'tenant.created',
      recordType: 'tenant',
      recordId: tenantId,
      changes: { name: [null, name], admin: [null, admin.email] },
    });
    return { email: admin.email, expiresAt, link: config.smtpUrl ? null : link };
  }).catch(taken);
  c.var.wake();
  return {
    id: tenantId,
    ...company,
    members: 1,
    records: 0,
    createdAt: new Date().toISOString(),
    suspendedAt: null,
    suspendedReason: null,
    invitation,
  };
}

/** What only one of all companies can have. */
const reasons: Record<string, { field: string; message: string }> = {
  tenant_slug_key: { field: 'slug', message: 'Another company has this short name' },
  identity_email_key: {
    field: 'admin.email',
    message: 'Somebody signs in with this e-mail already',
  },
};

function taken(error: unknown): never {
  const reason = reasons[constraintOf(error)];
  throw reason
    ? new AppError('conflict', reason.message, { errors: [reason], cause: error })
    : error;
}
