import { randomBytes } from 'node:crypto';

import type { Hono } from 'hono';
import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import {
  changeWebsiteForm,
  createWebsiteForm,
  listWebsiteForms,
  revokeWebsiteForm,
} from '../../contract/website-forms.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { audit, type Changes } from '../records/audit.ts';

type Form = Output<typeof createWebsiteForm>;

const columns = sql.raw(
  `id, name, key, origins, created_at as "createdAt", revoked_at as "revokedAt"`,
);

export function serveWebsiteForms(app: Hono<Env>) {
  serve(app, listWebsiteForms, readForms);
  serve(app, createWebsiteForm, createForm);
  serve(app, changeWebsiteForm, changeForm);
  serve(app, revokeWebsiteForm, revokeForm);
}

const latestFirst: Order = { by: 'created_at', kind: 'instant', descending: true, always: true };

async function readForms(
  { sql: db, actor }: Tx,
  { limit, cursor }: Parsed<typeof listWebsiteForms>,
) {
  const { rows } = await sql<Form>`
    select ${columns} from website_form where tenant_id = ${actor.tenantId}
      ${cursor ? sql`and ${after(latestFirst, readCursor(latestFirst, cursor))}` : sql``}
    order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return { items, nextCursor: more ? writeCursor(latestFirst, [last.createdAt, last.id]) : null };
}

/** A key says whose it is, so that it can be looked up behind the right wall: `pk_<tenant>_<random>`. */
async function createForm(
  tx: Tx,
  { name, origins }: Parsed<typeof createWebsiteForm>,
): Promise<Form> {
  const { tenantId, memberId } = tx.actor;
  const tenant = await tx.sql
    .selectFrom('tenant')
    .select('slug')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const key = `pk_${tenant.slug}_${randomBytes(18).toString('base64url')}`;
  const { rows } = await sql<Form>`
    insert into website_form (tenant_id, id, name, key, origins, created_by)
    values (${tenantId}, ${newId()}, ${name}, ${key}, ${origins}::text[], ${memberId})
    returning ${columns}
  `.execute(tx.sql);
  const [form] = rows;
  if (!form) throw new Error('An insert returns its row');
  await audit(tx, {
    ...formDeed('created', form.id),
    changes: { name: [null, name], origins: [null, origins] },
  });
  return form;
}

/** A form that was revoked is no form any more. */
async function changeForm(
  tx: Tx,
  { id, ...patch }: Parsed<typeof changeWebsiteForm>,
): Promise<Form> {
  const { tenantId } = tx.actor;
  const { rows } = await sql<Form>`
    select ${columns} from website_form
    where tenant_id = ${tenantId} and id = ${id} and revoked_at is null for update
  `.execute(tx.sql);
  const [before] = rows;
  if (!before) throw notFound();
  const { name = before.name, origins = before.origins } = patch;
  const changes: Changes = {
    ...(name !== before.name && { name: [before.name, name] }),
    ...(origins.join(' ') !== before.origins.join(' ') && { origins: [before.origins, origins] }),
  };
  if (Object.keys(changes).length === 0) return before;
  await tx.sql
    .updateTable('website_form')
    .set({ name, origins })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  await audit(tx, { ...formDeed('changed', id), changes });
  return { ...before, name, origins };
}

async function revokeForm(tx: Tx, { id }: Parsed<typeof revokeWebsiteForm>): Promise<null> {
  const { rows } = await sql<{ revokedAt: string }>`
    update website_form set revoked_at = now()
    where tenant_id = ${tx.actor.tenantId} and id = ${id} and revoked_at is null
    returning revoked_at as "revokedAt"
  `.execute(tx.sql);
  const [revoked] = rows;
  if (!revoked) throw notFound();
  await audit(tx, {
    ...formDeed('revoked', id),
    changes: { revokedAt: [null, revoked.revokedAt] },
  });
  return null;
}

const formDeed = (verb: 'created' | 'changed' | 'revoked', id: string) => ({
  action: `websiteForm.${verb}`,
  recordType: 'websiteForm',
  recordId: id,
});
