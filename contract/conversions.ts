import * as v from 'valibot';

import { byId, endpoint } from './endpoint.ts';
import { moves, undoDays, undoUntil } from './merges.ts';
import { duplicateReason } from './record.ts';
import { client } from './records/client.ts';
import { contact } from './records/contact.ts';
import { lead } from './records/lead.ts';
import { instantText, uuid } from './values.ts';

const { clientId: _at, ...contactPatch } = contact.patch.entries;

const input = v.strictObject({
  id: uuid,
  /** A client that is there already; else a new one is made, called like the lead's company, or like the person where it has none. */
  clientId: v.optional(v.nullable(uuid), null),
  /** A contact who is the same person, and with it their client; else a new one is made of the lead's name, and none where it has no name. */
  contactId: v.optional(v.nullable(uuid), null),
  /** What the new client is to have in place of what follows from the lead. */
  client: v.optional(client.patch, {}),
  /** What the new contact is to have in place of what follows from the lead. */
  contact: v.optional(v.strictObject(contactPatch), {}),
  /** Why a client is made although another one has its domain, e-mail or phone. */
  duplicateReason,
});

/**
 * The lead's keys go to the client and the contact, and with them its projects, notes, interactions, follow-ups, tags and own
 * fields. It stays as it is, to be read and not to be changed. Of a client or contact that is there already only what is empty is
 * filled, and lists are united. Throws `conflict` with the client where it was converted before, `duplicate` where a new client
 * would have the domain, e-mail or phone of another one.
 */
export const convertLead = endpoint({
  id: 'leads.convert',
  method: 'POST',
  path: '/leads/:id/convert',
  summary: `A lead becomes a client and a contact, with all that belongs to it; can be undone for ${undoDays} days`,
  access: 'member',
  needs: ['lead', 'change'],
  input,
  output: v.object({
    client: client.record,
    /** None where the lead has no person's name. */
    contact: v.nullable(contact.record),
    conversionId: uuid,
    undoUntil,
  }),
});

export const previewConversion = endpoint({
  id: 'leads.convertPreview',
  method: 'POST',
  path: '/leads/:id/convert/preview',
  summary: 'What converting a lead would come to; changes nothing',
  access: 'member',
  needs: ['lead', 'change'],
  status: 200,
  input,
  output: v.object({
    client: v.object(client.patch.entries),
    contact: v.nullable(v.object(contactPatch)),
    moves,
  }),
});

const conversion = v.object({
  id: uuid,
  leadId: uuid,
  leadName: v.string(),
  clientId: uuid,
  clientName: v.string(),
  contactId: v.nullable(uuid),
  at: instantText,
  /** The name of who did it. */
  by: v.nullable(v.string()),
  undoUntil,
  undoneAt: v.nullable(instantText),
});
export type Conversion = v.InferOutput<typeof conversion>;

export const listConversions = endpoint({
  id: 'conversions.list',
  method: 'GET',
  path: '/conversions',
  summary: 'Conversions of a lead, or into a client or contact, latest first',
  access: 'member',
  input: v.strictObject({ type: v.picklist(['lead', 'client', 'contact']), id: uuid }),
  output: v.object({ items: v.array(conversion) }),
});

/**
 * The lead is as it was, with every child that came from it and its later changes. A client or contact that the conversion made
 * is deleted; with what was added to them meanwhile they stay, and so does what was added to a client that was there before.
 */
export const undoConversion = endpoint({
  id: 'conversions.undo',
  method: 'POST',
  path: '/conversions/:id/undo',
  summary: `Undo a conversion within ${undoDays} days: the lead and every child as they were; later changes and additions stay`,
  access: 'member',
  status: 200,
  input: byId,
  output: v.object({ lead: lead.record }),
});
