import type { RecordType, Row } from '../../contract/record.ts';
import { client as clientType } from '../../contract/records/client.ts';
import { contact as contactType } from '../../contract/records/contact.ts';
import { lead as leadType } from '../../contract/records/lead.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, notFound } from '../errors.ts';
import { findRecord } from '../records/get.ts';
import { refuseMergedAway } from '../records/merged-away.ts';
import { lockHanging } from '../records/move.ts';
import { permitOn } from '../records/permit.ts';
import { lockWhole, refuseUndone } from '../records/undoable.ts';
import type { Kept } from './kept.ts';

interface Opened {
  lead: Row;
  client: Row;
  contact: Row | null;
  kept: Kept;
}

/** A conversion and its records, locked, once it is sure that it can be undone and by whom. Throws `not_found`, `forbidden`, `conflict`. */
export async function openConversion(tx: Tx, id: string): Promise<Opened> {
  const first = await find(tx, id);
  if (!first) throw notFound();
  const { lead_id: leadId, client_id: clientId, contact_id: contactId } = first;
  await lockHanging(tx, [{ type: 'client', id: clientId }]);
  await lockWhole(tx, leadType, [leadId]);
  await lockWhole(tx, clientType, [clientId]);
  if (contactId) await lockWhole(tx, contactType, [contactId]);
  const conversion = (await find(tx, id)) ?? first;
  const lead = await findRecord(tx, leadType, leadId, 'also deleted');
  const client = await findRecord(tx, clientType, clientId, 'also deleted');
  if (!lead || !client) throw notFound();
  await permitOn(tx, leadType, leadId, 'change');
  await permitOn(tx, clientType, clientId, 'change');
  refuseUndone(tx, 'conversion', conversion);
  if (lead['deletedAt'] !== null)
    throw new AppError(
      'conflict',
      `${leadType.title(lead)} was deleted; restore it before you undo the conversion`,
    );
  await refuseMergedAway(tx, clientType, clientId);
  const contact = contactId ? await openContact(tx, contactType, contactId) : null;
  // What `convert` wrote is read as it was written.
  return { lead, client, contact, kept: conversion.kept as Kept };
}

/** Whoever may undo the conversion has its contact undone with it, wherever that is by now. */
async function openContact(tx: Tx, type: RecordType, id: string): Promise<Row | null> {
  await refuseMergedAway(tx, type, id);
  return findRecord(tx, type, id, 'also deleted');
}

const find = ({ sql, actor }: Tx, id: string) =>
  sql
    .selectFrom('conversion')
    .selectAll()
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
