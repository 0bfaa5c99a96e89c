import { sql } from 'kysely';

import type { orderCustomFields } from '../../contract/custom-fields.ts';
import type { Output, Parsed } from '../../contract/endpoint.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, noSuchRecord } from '../errors.ts';
import { audit } from '../records/audit.ts';
import { lockFields } from './read.ts';

/** Puts the fields of a kind of record that are in use into the order given; retired ones follow them. */
export async function order(
  tx: Tx,
  { type, ids }: Parsed<typeof orderCustomFields>,
): Promise<Output<typeof orderCustomFields>> {
  const all = await lockFields(tx, type);
  if (ids.some((id) => !all.some((one) => one.id === id))) throw noSuchRecord('ids');
  const inUse = all.filter(({ retiredAt }) => retiredAt === null);
  const first = inUse[0];
  const isWhole = inUse.length === ids.length && inUse.every(({ id }) => ids.includes(id));
  // Somebody else added or retired one meanwhile: an order that leaves one out would be a guess.
  if (!isWhole)
    throw new AppError('stale', 'The fields have changed meanwhile; look at what is there now');
  const retired = all.filter(({ retiredAt }) => retiredAt !== null).map(({ id }) => id);
  await sql`
    update custom_field set position = wanted.position - 1
    from unnest(${[...ids, ...retired]}::uuid[]) with ordinality as wanted (id, position)
    where tenant_id = ${tx.actor.tenantId} and custom_field.id = wanted.id
  `.execute(tx.sql);
  await endMemory(tx);
  const ordered = await lockFields(tx, type);
  const items = ordered.filter(({ retiredAt }) => retiredAt === null);
  const labels = (fields: typeof items) => fields.map(({ label }) => label);
  if (first && labels(inUse).join('\n') !== labels(items).join('\n'))
    await audit(tx, {
      action: 'customField.ordered',
      recordType: 'customField',
      recordId: first.id,
      changes: { order: [labels(inUse), labels(items)] },
    });
  return { items };
}
