import { newId } from '../../contract/id.ts';
import type { Row } from '../../contract/record.ts';
import { client as clientType } from '../../contract/records/client.ts';
import { contact as contactType } from '../../contract/records/contact.ts';
import { lead as leadType } from '../../contract/records/lead.ts';
import type { Tx } from '../db/tenant.ts';
import { writeFields } from '../records/change.ts';
import { shown } from '../records/field-rules.ts';
import { getShown } from '../records/get.ts';
import { handOverKeys } from '../records/hand-over-keys.ts';
import { changesOf } from '../records/history.ts';
import { keysOf } from '../records/keys.ts';
import { lendElsewhere, lendingOf } from '../records/lent-again.ts';
import { countHanging, lockHanging, moveAll } from '../records/move.ts';
import { isSameKey, type Taker } from '../records/standing.ts';
import { touchLastInteraction, touchNextFollowUp } from '../records/subjects.ts';
import { tellDeed } from '../records/tell-deed.ts';
import { lockWhole, undoUntil } from '../records/undoable.ts';
import { become } from './become.ts';
import type { Became, Kept } from './kept.ts';
import { planConversion, withClient, type Asked } from './plan.ts';

/** Makes a client and a contact of a lead, in one transaction, as `convertLead` of the contract has it. */
export async function convert(tx: Tx, sent: Asked, source: string | null) {
  const asked = await withClient(tx, sent);
  const lead = { type: 'lead', id: asked.id };
  await lockHanging(tx, [lead]);
  await lockWhole(tx, leadType, [asked.id]);
  if (asked.clientId) await lockWhole(tx, clientType, [asked.clientId]);
  if (asked.contactId) await lockWhole(tx, contactType, [asked.contactId]);
  const plan = await planConversion(tx, asked);
  const client = await become(tx, clientType, plan.client, {
    source,
    more: { originalLeadId: asked.id },
  });
  const to = { type: 'client', id: idOf(client.after) };
  const contact =
    plan.contact && (await become(tx, contactType, at(plan.contact, to.id), { source }));
  const id = newId(tx.now.getTime());
  const followUpIds = await lendingOf(tx, lead);
  await moveAll(tx, id, lead, to);
  const after = await closeLead(tx, plan.lead, to.id);
  const lending = await lendElsewhere(tx, followUpIds);
  const claims = await handOverKeys(tx, {
    givers: [asked.id, to.id, ...(contact ? [idOf(contact.after)] : [])],
    takers: takersOf(tx, plan.lead, client.after, contact?.after ?? null),
    duplicateReason: asked.duplicateReason ?? null,
  });
  for (const subject of [lead, to]) {
    await touchNextFollowUp(tx, subject);
    await touchLastInteraction(tx, subject);
  }
  const kept = { lead: { before: plan.lead, after }, client, contact, claims, lending };
  await keep(tx, id, kept);
  await tellDeed(tx, leadType, after, {
    verb: 'converted',
    changes: changesOf(leadType, plan.lead, after),
    details: { conversionId: id, clientId: to.id },
  });
  return {
    client: await getShown(tx, clientType, to.id),
    contact: contact && shown(tx.actor, contactType, contact.after),
    conversionId: id,
    undoUntil: undoUntil(tx.now),
  };
}

/** What a conversion would come to. */
export async function previewConversion(tx: Tx, asked: Asked) {
  const { client, contact } = await planConversion(tx, await withClient(tx, asked));
  const fieldsOf = (type: typeof clientType | typeof contactType, goal: typeof client): Row => {
    const all = goal.before ? { ...goal.before, ...goal.patch } : goal.draft;
    const written = Object.entries(shown(tx.actor, type, all)).filter(
      ([field]) => field in type.patch.entries && field !== 'clientId',
    );
    return Object.fromEntries(written);
  };
  return {
    client: fieldsOf(clientType, client),
    contact: contact && fieldsOf(contactType, contact),
    moves: await countHanging(tx, { type: 'lead', id: asked.id }),
  };
}

const idOf = (record: Row) => String(record['id']);

const at = (goal: Parameters<typeof become>[2], clientId: string): typeof goal =>
  goal.before ? goal : { before: null, draft: { ...goal.draft, clientId } };

/** The contact comes before the client, where both have an address; what neither takes stays the lead's. */
function takersOf({ actor }: Tx, lead: Row, client: Row, contact: Row | null): Taker[] {
  const taken = [
    ...(contact
      ? [{ type: 'contact', id: idOf(contact), keys: keysOf(contactType, contact, actor.country) }]
      : []),
    { type: 'client', id: idOf(client), keys: keysOf(clientType, client, actor.country) },
  ];
  const rest = keysOf(leadType, lead, actor.country).filter(
    (key) => !taken.some(({ keys }) => keys.some((one) => isSameKey(one, key))),
  );
  return [...taken, { type: 'lead', id: idOf(lead), keys: rest }];
}

function closeLead(tx: Tx, lead: Row, clientId: string): Promise<Row> {
  const now = tx.now.toISOString();
  const closed = {
    status: 'converted',
    statusChangedAt: now,
    convertedAt: now,
    convertedClientId: clientId,
  };
  return writeFields(tx, leadType, idOf(lead), { ...lead, ...closed }, Object.keys(closed));
}

const keep = (tx: Tx, id: string, kept: Kept & { contact: Became | null }) =>
  tx.sql
    .insertInto('conversion')
    .values({
      tenant_id: tx.actor.tenantId,
      id,
      lead_id: idOf(kept.lead.before),
      client_id: idOf(kept.client.after),
      contact_id: kept.contact && idOf(kept.contact.after),
      lead_name: leadType.title(kept.lead.before),
      client_name: clientType.title(kept.client.after),
      kept: JSON.stringify(kept),
      created_at: tx.now.toISOString(),
      created_by: tx.actor.memberId,
    })
    .execute();
