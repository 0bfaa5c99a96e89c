import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { client } from '../../contract/records/client.ts';
import { recordType } from '../../contract/records/index.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { lead } from '../../contract/records/lead.ts';
import type { submitWebsiteForm } from '../../contract/website-forms.ts';
import type { Tx } from '../db/tenant.ts';
import { Unsettled } from '../http/serve.ts';
import { createRecord } from '../records/create.ts';
import { findRecord } from '../records/get.ts';
import { holdersOf } from '../records/holders.ts';
import { keysOf } from '../records/keys.ts';
import type { Subject } from '../records/rule.ts';

type Submission = Parsed<typeof submitWebsiteForm>;

const source = 'widget';

/**
 * A new visitor becomes a lead without an owner; one we know gets the submission as an interaction, and nothing of their
 * record is changed by a stranger's word. Sent twice, it is kept once, also when what came of it was deleted.
 */
export async function keepSubmission(tx: Tx, sent: Submission): Promise<void> {
  if (await findRecord(tx, lead, sent.id, 'also deleted')) return;
  if (await findRecord(tx, interaction, sent.id, 'also deleted')) return;
  const draft = draftOf(sent);
  const holders = await holdersOf(tx, keysOf(lead, draft, tx.actor.country));
  // The same submission, sent twice at once: the other one was saved since the look above.
  if (holders.some(({ id }) => id === sent.id)) return;
  const known = await knownVisitor(tx, holders);
  if (known) return tell(tx, sent, { ...known, id: sent.id, body: everythingIn(sent) });
  await createRecord(tx, lead, draft, { source });
  if (!sent.message) return;
  const subjectOf = { type: 'lead', id: sent.id };
  await tell(tx, sent, { subjectOf, participants: [], id: newId(), body: sent.message });
}

type Holders = Awaited<ReturnType<typeof holdersOf>>;

interface Visitor {
  subjectOf: Subject;
  participants: string[];
}

/** Whose e-mail or else phone it is. What a contact sends is told where their client's story is. */
async function knownVisitor(tx: Tx, holders: Holders): Promise<Visitor | null> {
  const holder = holders.find(({ kinds }) => kinds.includes('email')) ?? holders[0];
  if (!holder) return null;
  const type = recordType(holder.type);
  const record = await findRecord(tx, type, holder.id, 'for change');
  // Deleted just now, and its keys with it: the next try makes a lead.
  if (!record) throw new Unsettled(() => Promise.resolve(null));
  const { clientId } = record;
  const belongsTo = typeof clientId === 'string' && (await findRecord(tx, client, clientId));
  if (!belongsTo) return { subjectOf: { type: holder.type, id: holder.id }, participants: [] };
  const participants = [type.title(record).slice(0, 60)];
  return { subjectOf: { type: 'client', id: clientId }, participants };
}

async function tell(
  tx: Tx,
  { pageUrl }: Submission,
  about: Visitor & { id: string; body: string },
): Promise<void> {
  const held = {
    ...about,
    kind: 'other',
    direction: 'in',
    state: 'held',
    occurredAt: tx.now.toISOString(),
    subject: `Website form: ${tx.actor.name}`,
    sourceUrl: pageUrl,
  };
  await createRecord(tx, interaction, held, { source });
}

/** The message, and under it what the visitor said of themselves: it may be news, like another phone number. */
function everythingIn({ name, email, phone, company, message }: Submission): string {
  const said = { Name: name, 'E-mail': email, Phone: phone, Company: company };
  const lines = Object.entries(said).flatMap(([label, value]) =>
    value ? `${label}: ${value}` : [],
  );
  return [message, lines.join('\n')].filter(Boolean).join('\n\n');
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
