import type { CustomDefinition } from '../../contract/custom-declaration.ts';

/** A tenant's own field as it is remembered with a session. */
export type RememberedField = CustomDefinition & { recordType: string };

interface Kept {
  epoch: string;
  fields: readonly RememberedField[];
}

const mostKept = 1000;

/** The fields of tenants lately seen, one list for all their sessions. */
const kept = new Map<string, Kept>();

/** The list that all sessions of a tenant share as long as its epoch stays: what is derived from it is derived once. */
export function sharedFields(
  tenantId: string,
  epoch: string,
  fields: readonly RememberedField[],
): readonly RememberedField[] {
  const known = kept.get(tenantId);
  if (known?.epoch === epoch) return known.fields;
  if (kept.size >= mostKept) kept.clear();
  kept.set(tenantId, { epoch, fields });
  return fields;
}
