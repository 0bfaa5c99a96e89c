import type { Context, Hono } from 'hono';

import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { lead } from '../../contract/records/lead.ts';
import { submitWebsiteForm } from '../../contract/website-forms.ts';
import { withTenant, type Actor, type Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { useUp } from '../http/limits.ts';
import { respond, Unsettled } from '../http/serve.ts';
import { createRecord } from '../records/create.ts';
import { holdersOf } from '../records/duplicates.ts';
import { findRecord } from '../records/get.ts';
import { keysOf } from '../records/keys.ts';

type Submission = Parsed<typeof submitWebsiteForm>;

/** Takes what a visitor sends. The answer is the same whether the visitor was known, unknown or a robot. */
export function serveSubmissions(app: Hono<Env>) {
  app.post(submitWebsiteForm.path, async (c) => {
    const actor = await actorOf(c);
    const sent = await readInput(c, submitWebsiteForm);
    if (c.var.config.rateLimits)
      await useUp(c.var.db, [
        { bucket: `form ${actor.tenantId} ${c.var.address}`, most: 20, seconds: 600 },
      ]);
    if (!sent.nickname) await keep(c, actor, sent);
    return respond(c, submitWebsiteForm, { received: true });
  });
}

/** The form behind a publishable key, on a page of an origin that the key is bound to. */
async function actorOf(c: Context<Env>): Promise<Actor> {
  const refused = new AppError('unauthenticated', 'This form is not registered for this website');
  const key = c.req.header('x-publishable-key') ?? '';
  const origin = c.req.header('origin') ?? '';
  const slug = /^pk_([a-z0-9-]+)_[\w-]{20,40}$/.exec(key)?.[1];
  if (!slug) throw refused;
  const tenant = await c.var.db.global
    .selectFrom('tenant')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!tenant) throw refused;
  const actor: Actor = {
    tenantId: tenant.id,
    memberId: null,
    role: 'form',
    name: 'Website form',
    email: '',
    timeZone: tenant.time_zone,
    country: tenant.country,
    currency: tenant.currency,
  };
  const form = await withTenant(c.var.db, actor, { origin: originOf(c), mode: 'read' }, (tx) =>
    tx.sql
      .selectFrom('website_form')
      .select(['name', 'origins'])
      .where('tenant_id', '=', tenant.id)
      .where('key', '=', key)
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  );
  if (!form?.origins.includes(origin)) throw refused;
  return { ...actor, name: form.name };
}

async function keep(c: Context<Env>, actor: Actor, sent: Submission): Promise<void> {
  const settings = { origin: originOf(c) };
  for (let tries = 1; ; tries++) {
    try {
      return await withTenant(c.var.db, actor, settings, (tx) => store(tx, sent));
    } catch (error) {
      // Somebody with the same address was saved in between: the next try finds them.
      if (!(error instanceof Unsettled) || tries === 3) throw error;
    }
  }
}

/** A new visitor becomes a lead; one we know gets the submission as an interaction. Sent twice, it is kept once. */
async function store(tx: Tx, sent: Submission): Promise<void> {
  const draft = draftOf(sent);
  if (await findRecord(tx, lead, sent.id, 'also deleted')) return;
  if (await findRecord(tx, interaction, sent.id, 'also deleted')) return;
  const [known] = await holdersOf(tx, keysOf(lead, draft, tx.actor.country));
  const source = 'widget';
  if (!known) await createRecord(tx, lead, draft, { source });
  const subjectOf = known
    ? { type: known.type satisfies RecordName, id: known.id }
    : { type: 'lead', id: sent.id };
  if (!known && !sent.message) return;
  const about = {
    id: known ? sent.id : newId(),
    subjectOf,
    kind: 'other',
    direction: 'in',
    state: 'held',
    occurredAt: tx.now.toISOString(),
    subject: `Website form: ${tx.actor.name}`.slice(0, 200),
    body: sent.message || null,
    participants: [],
    sourceUrl: sent.pageUrl,
  };
  await createRecord(tx, recordType('interaction'), about, { source });
}

function draftOf({ id, name, email, phone, company, pageUrl }: Submission) {
  const [firstName = null, ...rest] = name.split(/\s+/).filter(Boolean);
  return {
    id,
    firstName,
    lastName: rest.join(' ') || null,
    companyName: company || null,
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    profileUrls: [],
    status: 'new',
    doNotContact: false,
    tags: [],
    custom: {},
    leadSource: 'website_form',
    sourceUrl: pageUrl,
  };
}
