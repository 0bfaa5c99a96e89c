import type { convertLead } from '../../contract/conversions.ts';
import { customIn } from '../../contract/custom-declaration.ts';
import type { Parsed } from '../../contract/endpoint.ts';
import type { FieldError } from '../../contract/errors.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { client as clientType } from '../../contract/records/client.ts';
import { contact as contactType } from '../../contract/records/contact.ts';
import { lead as leadType } from '../../contract/records/lead.ts';
import { localDate } from '../../contract/time.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid, noSuchRecord, notFound } from '../errors.ts';
import { fittingCustom, readCustom } from '../records/custom-values.ts';
import { refuseLocked } from '../records/field-rules.ts';
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
    sent: asked.client,
    draft: {
      ...drafts.client,
      ...given(asked.client),
      ...(await ownValues(tx, drafts.client, asked.client)),
    },
  });
  const person = { ...drafts.contact, ...given(asked.contact) };
  const isPerson = drafts.contact !== null || Object.keys(given(asked.contact)).length > 0;
  if (!isPerson && !asked.contactId) return { lead, client, contact: null };
  // A client that was there before has somebody already.
  const isPrimary =
    person['isPrimary'] === true && (!asked.clientId || Boolean(asked.contact.isPrimary));
  const contact = await goalOf(tx, contactType, 'contactId', asked.contactId, {
    sent: asked.contact,
    draft: { ...person, isPrimary },
  });
  return { lead, client, contact };
}

/** The lead's own values where clients have the same field, and in their place what was sent. What does not fit stays with the lead. */
async function ownValues(tx: Tx, draft: Row, sent: Row): Promise<Row> {
  if (!('custom' in draft) && !('custom' in given(sent))) return {};
  const { record, errors } = await readCustom(tx, clientType, {
    given: sent,
    before: null,
    asksForAll: false,
  });
  refuseAny(clientType, errors);
  const rest = Object.entries(customIn(draft)).filter(([key]) => !(key in customIn(sent)));
  const fitting = await fittingCustom(tx, clientType, Object.fromEntries(rest));
  return { custom: { ...fitting, ...record.custom } };
}

const given = (fields: object): Row =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

async function goalOf(
  tx: Tx,
  type: RecordType,
  field: string,
  id: string | null,
  { draft, sent }: { draft: Row; sent: Row },
): Promise<Goal> {
  if (!id) {
    permit(tx, type, 'create');
    refuseAny(type, await lostMembers(tx, type, draft, null), true);
    return { before: null, draft };
  }
  const before = await findRecord(tx, type, id);
  if (!before) throw noSuchRecord(field);
  await permitOn(tx, type, id, 'change');
  refuseLocked(tx.actor, type, given(sent), before);
  return { before, patch: filling(type, before, draft) };
}

/** Names the fields as the caller sent them. */
function refuseAny({ name }: RecordType, found: FieldError[], pointsNowhere = false): void {
  const errors = found.map((error) => ({ ...error, field: `${name}.${error.field}` }));
  const [first] = errors;
  if (first) throw new AppError('invalid', first.message, { errors, pointsNowhere });
}
