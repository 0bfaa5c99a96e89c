import { sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import type { Db } from '../db/open.ts';
import { withTenant, type Actor } from '../db/tenant.ts';
import { createForm } from '../website-forms/keys.ts';
import { demoTenants } from './people.ts';

/**
 * The publishable key of the demo's website, made when it is first asked for. A revoked one stays revoked, until an admin
 * makes another for this origin. Null where the demo's company is not.
 */
export async function demoFormKey(db: Db, origin: string): Promise<string | null> {
  const slug = demoTenants[0]?.slug ?? '';
  const tenant = await db.global
    .selectFrom('tenant')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!tenant) return null;
  const actor: Actor = {
    tenantId: tenant.id,
    memberId: null,
    role: 'form',
    name: 'Demo',
    email: '',
    timeZone: tenant.time_zone,
    country: tenant.country,
    currency: tenant.currency,
  };
  const settings = { origin: { requestId: newId(), address: null, userAgent: null } };
  return withTenant(db, actor, settings, async (tx) => {
    // Two who open the page at once get one form.
    await sql`select pg_advisory_xact_lock(hashtext('demo form'))`.execute(tx.sql);
    const { rows } = await sql<{ key: string }>`
      select key from website_form where tenant_id = ${tenant.id} and origins @> array[${origin}]
      order by created_at desc limit 1
    `.execute(tx.sql);
    return rows[0]?.key ?? (await createForm(tx, { name: 'Website', origins: [origin] })).key;
  });
}
