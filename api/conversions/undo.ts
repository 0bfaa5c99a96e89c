import type { RecordType, Row } from '../../contract/record.ts';
import { client as clientType } from '../../contract/records/client.ts';
import { contact as contactType } from '../../contract/records/contact.ts';
import { lead as leadType } from '../../contract/records/lead.ts';
import type { Tx } from '../db/tenant.ts';
import { writeFields } from '../records/change.ts';
import { getShown } from '../records/get.ts';
import { handOverKeys } from '../records/hand-over-keys.ts';
import { changesOf } from '../records/history.ts';
import { keysOf } from '../records/keys.ts';
import { lendAgain } from '../records/lent-again.ts';
import { moveBack } from '../records/move.ts';
import { touchLastInteraction, touchNextFollowUp } from '../records/subjects.ts';
import { tellDeed } from '../records/tell-deed.ts';
import { restamp } from '../records/undoable.ts';
import { openConversion } from './open.ts';
import { unbecome } from './unbecome.ts';

/** Undoes a conversion, as `undoConversion` of the contract has it. */
export async function undo(tx: Tx, id: string) {
  const { lead, client, contact, kept } = await openConversion(tx, id);
  const [from, to] = [
    { type: 'lead', id: String(lead['id']) },
    { type: 'client', id: String(client['id']) },
  ];
  const record = await reopenLead(tx, lead, kept.lead);
  await moveBack(tx, id, from, to);
  const person = contact && kept.contact && { current: contact, became: kept.contact };
  const leftContact = person && (await unbecome(tx, contactType, person, []));
  const goneContact = person && !leftContact ? [String(contact['id'])] : [];
  const leftClient = await unbecome(
    tx,
    clientType,
    { current: client, became: kept.client },
    goneContact,
  );
  const { country } = tx.actor;
  const taker = (type: RecordType, row: Row | null) =>
    row ? [{ type: type.name, id: String(row['id']), keys: keysOf(type, row, country) }] : [];
  await handOverKeys(tx, {
    givers: [from.id, to.id, ...(contact ? [String(contact['id'])] : [])],
    takers: [
      ...taker(leadType, record),
      ...taker(contactType, leftContact),
      ...taker(clientType, leftClient),
    ],
    before: kept.claims,
  });
  await lendAgain(tx, kept.lending);
  for (const subject of [from, to]) {
    await touchNextFollowUp(tx, subject);
    await touchLastInteraction(tx, subject);
  }
  await tx.sql
    .updateTable('conversion')
    .set({ undone_at: tx.now.toISOString(), undone_by: tx.actor.memberId })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  await tellDeed(tx, leadType, record, {
    verb: 'unconverted',
    changes: changesOf(leadType, lead, record),
    details: { conversionId: id, clientId: to.id },
  });
  return { lead: await getShown(tx, leadType, from.id) };
}

const closing = ['status', 'statusChangedAt', 'convertedAt', 'convertedClientId'];

/** Nobody could change it meanwhile; who owns it now still does. */
async function reopenLead(tx: Tx, lead: Row, kept: { before: Row; after: Row }): Promise<Row> {
  const opened = Object.fromEntries(closing.map((field) => [field, kept.before[field]]));
  const record = await writeFields(
    tx,
    leadType,
    String(lead['id']),
    { ...lead, ...opened },
    closing,
  );
  await restamp(tx, leadType, lead, kept);
  return record;
}
