import type pg from 'pg';

import type { Config } from '../config.ts';
import { fullAccess } from '../db/access.ts';
import type { Db } from '../db/open.ts';
import { withTenant, type Actor } from '../db/tenant.ts';
import { idAt, type Random } from './random.ts';

const formName = 'Contact page';
const slugOfPage = 'brightwater';

/** A key is public by nature; this one is bound to the addresses of this server alone. */
const keyOf = (slug: string) => `pk_${slug}_contact-page-of-the-demo`;

/** The addresses under which this server's own pages stand. */
export const originsOf = ({ port, publicUrl }: Pick<Config, 'port' | 'publicUrl'>): string[] => [
  ...new Set([`http://localhost:${port}`, `http://127.0.0.1:${port}`, publicUrl.origin]),
];

interface NewForm {
  tenantId: string;
  slug: string;
  by: string | null;
  at: Date;
  origins: string[];
}

/** Registers the tenant's contact page, with the audit row that the API would write. */
export async function addForm(
  client: pg.ClientBase,
  random: Random,
  { tenantId, slug, by, at, origins }: NewForm,
): Promise<void> {
  const id = idAt(random, at.getTime());
  await client.query(
    `insert into website_form (tenant_id, id, name, key, origins, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, id, formName, keyOf(slug), origins, at, by],
  );
  const changes = { name: [null, formName], origins: [null, origins] };
  await client.query(
    `insert into audit_event (tenant_id, id, at, actor_type, actor_id, action, record_type, record_id, changes)
     values ($1, $2, $3, 'member', $4, 'websiteForm.created', 'websiteForm', $5, $6)`,
    [tenantId, idAt(random, at.getTime()), at, by, id, JSON.stringify(changes)],
  );
}

/** Lets the demo's forms work where the server answers now: its port may be another than when they were made. */
export async function allowOrigins(
  client: pg.ClientBase,
  slugs: string[],
  origins: string[],
): Promise<void> {
  const { rows } = await client.query<{ id: string; slug: string }>(
    'select id, slug from tenant where slug = any($1)',
    [slugs],
  );
  for (const { id, slug } of rows) {
    await client.query('begin');
    await client.query('select enter_tenant($1, null)', [id]);
    await client.query(
      `update website_form set origins = array(select distinct unnest(origins || $3::text[]))
       where tenant_id = $1 and key = $2 and not origins @> $3::text[]`,
      [id, keyOf(slug), origins],
    );
    await client.query('commit');
  }
}

/** The publishable key that the page at /demo shows its form with, or null where there is no demo. */
export async function demoFormKey(db: Db): Promise<string | null> {
  const tenant = await db.global
    .selectFrom('tenant')
    .selectAll()
    .where('slug', '=', slugOfPage)
    .executeTakeFirst();
  if (!tenant) return null;
  const actor: Actor = {
    tenantId: tenant.id,
    memberId: null,
    role: 'form',
    access: fullAccess,
    name: formName,
    email: '',
    timeZone: tenant.time_zone,
    country: tenant.country,
    currency: tenant.currency,
  };
  const origin = { requestId: 'demo page', address: null, userAgent: null };
  const form = await withTenant(db, actor, { origin, mode: 'read' }, (tx) =>
    tx.sql
      .selectFrom('website_form')
      .select('key')
      .where('tenant_id', '=', tenant.id)
      .where('key', '=', keyOf(slugOfPage))
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  );
  return form?.key ?? null;
}
