import type { createCustomField, CustomField } from '../../contract/custom-fields.ts';
import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { audit } from '../records/audit.ts';
import { keyFor } from '../records/custom-keys.ts';
import { optionsAfter } from '../records/custom-options.ts';
import { lockFields, readField } from './read.ts';
import { refuseNonsense, refuseTakenLabel, refuseTooMany } from './rules.ts';

/** Gives a kind of record one more field, the last one. */
export async function create(
  tx: Tx,
  { recordType, label, help, kind, options, required }: Parsed<typeof createCustomField>,
): Promise<CustomField> {
  refuseNonsense(kind, { offered: options.length, required });
  const others = await lockFields(tx, recordType);
  refuseTooMany(others);
  refuseTakenLabel(recordType, label, others);
  const id = newId(tx.now.getTime());
  const key = keyFor(
    label,
    others.map((one) => one.key),
    'field',
  );
  const own = { key, label, help, kind, required, options: optionsAfter([], options) };
  const position = Math.max(-1, ...others.map((one) => one.position)) + 1;
  await tx.sql
    .insertInto('custom_field')
    .values({
      ...own,
      tenant_id: tx.actor.tenantId,
      id,
      record_type: recordType,
      options: JSON.stringify(own.options),
      position,
    })
    .execute();
  await endMemory(tx);
  await audit(tx, {
    action: 'customField.created',
    recordType: 'customField',
    recordId: id,
    changes: {
      recordType: [null, recordType],
      label: [null, label],
      kind: [null, kind],
      ...(options.length > 0 && { options: [null, own.options.map((one) => one.label)] }),
      ...(required && { required: [null, required] }),
    },
  });
  return readField(tx, id);
}
