import { isDeepStrictEqual } from 'node:util';

import type { changeCustomField, CustomField } from '../../contract/custom-fields.ts';
import type { Parsed } from '../../contract/endpoint.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { refuseStale } from '../http/stale.ts';
import { audit, type Changes } from '../records/audit.ts';
import { optionsAfter } from '../records/custom-options.ts';
import { lockFields, readField } from './read.ts';
import { refuseNonsense, refuseTakenLabel, refuseTooMany } from './rules.ts';

type Wanted = Parsed<typeof changeCustomField>;

/** Renames a field, changes what it offers, retires it or brings it back. What records hold stays as it is. */
export async function change(
  tx: Tx,
  { id, ...wanted }: Wanted,
  ifMatch: number | null,
): Promise<CustomField> {
  const { recordType } = await readField(tx, id);
  const all = await lockFields(tx, recordType);
  const others = all.filter((one) => one.id !== id);
  // Read again: it is locked now.
  const before = await readField(tx, id);
  refuseStale(ifMatch, before.version);
  const after = fieldAfter(before, wanted, tx.now);
  refuseNonsense(after.kind, { offered: offeredBy(after), required: after.required });
  if (before.label.toLowerCase() !== after.label.toLowerCase())
    refuseTakenLabel(recordType, after.label, others);
  if (before.retiredAt !== null && after.retiredAt === null) refuseTooMany(others);
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return before;
  await tx.sql
    .updateTable('custom_field')
    .set({
      label: after.label,
      help: after.help,
      options: JSON.stringify(after.options),
      required: after.required,
      retired_at: after.retiredAt,
      version: before.version + 1,
      updated_at: tx.now,
    })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  await endMemory(tx);
  const action = 'customField.changed';
  await audit(tx, { action, recordType: 'customField', recordId: id, changes });
  return readField(tx, id);
}

function fieldAfter(before: CustomField, wanted: Omit<Wanted, 'id'>, now: Date): CustomField {
  const { label, help, options, required, retired } = wanted;
  const retiredSince = before.retiredAt ?? now.toISOString();
  return {
    ...before,
    label: label ?? before.label,
    help: help === undefined ? before.help : help,
    options: options ? optionsAfter(before.options, options) : before.options,
    required: required ?? before.required,
    retiredAt: retired === undefined ? before.retiredAt : retired ? retiredSince : null,
  };
}

const offeredBy = ({ options }: CustomField) => options.filter((one) => !one.isRetired).length;

function changesBetween(before: CustomField, after: CustomField): Changes {
  const told = (field: CustomField) => ({
    label: field.label,
    help: field.help,
    options: field.options.filter((one) => !one.isRetired).map((one) => one.label),
    required: field.required,
    retired: field.retiredAt !== null,
  });
  const was: Record<string, unknown> = told(before);
  return Object.fromEntries(
    Object.entries(told(after)).flatMap(([name, is]) =>
      isDeepStrictEqual(was[name], is) ? [] : [[name, [was[name], is] as const]],
    ),
  ) as Changes;
}
