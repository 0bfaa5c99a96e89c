import { sql } from 'kysely';

import type { listConversions } from '../../contract/conversions.ts';
import type { Output, Parsed } from '../../contract/endpoint.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { shownName } from '../records/field-rules.ts';
import { findRecord, getRecord } from '../records/get.ts';
import { undoUntil } from '../records/undoable.ts';

/** Nobody scrolls through more. */
const most = 100;

/** The conversions that a record was part of, latest first. Throws `not_found` where the actor may not read it. */
export async function readConversions(
  tx: Tx,
  { type, id }: Parsed<typeof listConversions>,
): Promise<Output<typeof listConversions>> {
  await getRecord(tx, recordType(type), id, 'also deleted');
  const { actor } = tx;
  const conversions = await tx.sql
    .selectFrom('conversion')
    .selectAll()
    .select(
      sql<string | null>`(select name from member
        where tenant_id = ${actor.tenantId} and member.id = conversion.created_by)`.as('by'),
    )
    .where('tenant_id', '=', actor.tenantId)
    .where(`${type}_id`, '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  const isSeen = async (name: RecordName, other: string) =>
    (await findRecord(tx, recordType(name), other, 'also deleted')) !== null;
  const seen = await Promise.all(
    conversions.map(
      async ({ lead_id: leadId, client_id: clientId }) =>
        (await isSeen('lead', leadId)) && (await isSeen('client', clientId)),
    ),
  );
  // Whoever does not see both is not told of it.
  const told = conversions.filter((_, at) => seen[at]);
  return {
    items: told.map((conversion) => ({
      id: conversion.id,
      leadId: conversion.lead_id,
      leadName: shownName(actor, recordType('lead'), conversion.lead_name),
      clientId: conversion.client_id,
      clientName: shownName(actor, recordType('client'), conversion.client_name),
      contactId: conversion.contact_id,
      at: conversion.created_at,
      by: conversion.by,
      undoUntil: undoUntil(conversion.created_at),
      undoneAt: conversion.undone_at,
    })),
  };
}
