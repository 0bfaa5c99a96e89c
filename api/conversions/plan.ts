import type { convertLead } from '../../contract/conversions.ts';
import type { Parsed } from '../../contract/endpoint.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { client as clientType } from '../../contract/records/client.ts';
import { contact as contactType } from '../../contract/records/contact.ts';
import { lead as leadType } from '../../contract/records/lead.ts';
import { localDate } from '../../contract/time.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid, noSuchRecord, notFound } from '../errors.ts';
import { findRecord } from '../records/get.ts';
import { refuseConverted, refuseMergedAway } from '../records/merged-away.ts';
import { permit, permitOn } from '../records/permit.ts';
import { lostMembers } from '../records/references.ts';
import { draftsOf, filling } from './drafts.ts';

export type Asked = Parsed<typeof convertLead>;

/** A record that the lead becomes: a new one, or one that is there and takes on what it lacks. */
export type Goal = { before: null; draft: Row } | { before: Row; patch: Row };

export interface Plan {
  lead: Row;
  client: Goal;
  contact: Goal | null;
}

/** Whoever names a contact names its client with it. Throws where what is named is not there. */
export async function withClient(tx: Tx, asked: Asked): Promise<Asked> {
  if (!(await findRecord(tx, leadType, asked.id, 'also deleted'))) throw notFound();
  if (asked.clientId && !(await findRecord(tx, clientType, asked.clientId)))
    throw noSuchRecord('clientId');
  if (!asked.contactId) return asked;
  const contact = await findRecord(tx, contactType, asked.contactId);
  if (!contact) throw noSuchRecord('contactId');
  if (asked.clientId && contact['clientId'] !== asked.clientId)
    throw invalid('contactId', 'This contact belongs to another client');
  return { ...asked, clientId: String(contact['clientId']) };
}

/** What a lead is to become. Throws where it may not, or became something before. */
export async function planConversion(tx: Tx, asked: Asked): Promise<Plan> {
  const lead = await findRecord(tx, leadType, asked.id, 'also deleted');
  if (!lead) throw notFound();
  await refuseMergedAway(tx, leadType, asked.id);
  if (lead['deletedAt'] !== null) throw notFound();
  await permitOn(tx, leadType, asked.id, 'change');
  await refuseConverted(tx, leadType, lead);
  const today = localDate(tx.now, tx.actor.timeZone);
  const drafts = draftsOf(tx.actor, lead, today);
  const client = await goalOf(tx, clientType, 'clientId', asked.clientId, {
    ...drafts.client,
    ...given(asked.client),
  });
  const person = { ...drafts.contact, ...given(asked.contact) };
  const isPerson = drafts.contact !== null || Object.keys(given(asked.contact)).length > 0;
  if (!isPerson && !asked.contactId) return { lead, client, contact: null };
  const contact = await goalOf(tx, contactType, 'contactId', asked.contactId, {
    ...person,
    // A client that was there before has somebody already.
    isPrimary:
      person['isPrimary'] === true && (!asked.clientId || Boolean(asked.contact.isPrimary)),
  });
  return { lead, client, contact };
}

const given = (fields: object): Row =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

async function goalOf(
  tx: Tx,
  type: RecordType,
  field: string,
  id: string | null,
  draft: Row,
): Promise<Goal> {
  if (!id) {
    permit(tx, type, 'create');
    await refuseLost(tx, type, draft);
    return { before: null, draft };
  }
  const before = await findRecord(tx, type, id);
  if (!before) throw noSuchRecord(field);
  await permitOn(tx, type, id, 'change');
  return { before, patch: filling(type, before, draft) };
}

/** Names the field as the caller sent it. */
async function refuseLost(tx: Tx, type: RecordType, draft: Row): Promise<void> {
  const lost = await lostMembers(tx, type, draft, null);
  const errors = lost.map((error) => ({ ...error, field: `${type.name}.${error.field}` }));
  const [first] = errors;
  if (first) throw new AppError('invalid', first.message, { errors, pointsNowhere: true });
}
