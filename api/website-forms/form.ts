import type { Context } from 'hono';

import { fullAccess } from '../db/access.ts';
import { refuseSuspended } from '../db/suspended.ts';
import { withTenant, type Actor } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';

/**
 * The form behind a publishable key, on a page of an origin that the key is bound to. Throws `unauthenticated`, in the same
 * words whether the key is unknown or revoked, or belongs to another website, or the page does not say where it stands.
 */
export async function formBehind(c: Context<Env>): Promise<Actor> {
  const refused = (about?: { tenantId: string }) =>
    new AppError('unauthenticated', 'This form is not registered for this website', {
      ...(about && { about }),
    });
  const key = c.req.header('x-publishable-key') ?? '';
  const origin = c.req.header('origin');
  const slug = /^pk_([a-z0-9-]+)_[\w-]{20,40}$/.exec(key)?.[1];
  if (!slug || !origin) throw refused();
  const tenant = await c.var.db.global
    .selectFrom('tenant')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!tenant) throw refused();
  const actor: Actor = {
    tenantId: tenant.id,
    memberId: null,
    role: 'form',
    access: fullAccess,
    name: 'Website form',
    email: '',
    timeZone: tenant.time_zone,
    country: tenant.country,
    currency: tenant.currency,
  };
  const form = await withTenant(c.var.db, actor, { origin: originOf(c), mode: 'read' }, (tx) =>
    tx.sql
      .selectFrom('website_form')
      .select(['name', 'origins', 'revoked_at'])
      .where('tenant_id', '=', tenant.id)
      .where('key', '=', key)
      .executeTakeFirst(),
  );
  if (!form) throw refused();
  // Only whose key it is should hear of it: anybody can make up a key that names a company.
  if (form.revoked_at || !form.origins.includes(origin)) throw refused({ tenantId: tenant.id });
  refuseSuspended(tenant.suspended_at !== null, { tenantId: tenant.id });
  return { ...actor, name: form.name };
}
