import { sql } from 'kysely';

import {
  customName,
  declarationOf,
  type CustomDefinition,
} from '../../contract/custom-declaration.ts';
import type { Field } from '../../contract/field.ts';
import type { RecordType } from '../../contract/record.ts';
import type { RememberedField } from '../db/custom-fields.ts';
import type { Tx } from '../db/tenant.ts';

/** A tenant's own field, declared like any other. */
export interface OwnField {
  /** `custom.<key>`: its name in queries, errors, files and the audit log. */
  name: string;
  key: string;
  field: Field;
  /** What a choice offers anew; its other options stay with the records that have them. */
  offered: readonly string[] | null;
  required: boolean;
  isRetired: boolean;
}

/**
 * The tenant's own fields of a kind of record, in their order, retired ones too. Nothing is asked of the database for a member:
 * they are remembered with the session.
 */
export async function customFieldsOf(
  tx: Pick<Tx, 'sql' | 'actor'>,
  { name }: Pick<RecordType, 'name'>,
): Promise<OwnField[]> {
  return declared(await definitionsOf(tx)).filter(({ recordType }) => recordType === name);
}

/** The tenant's own fields as they are defined. */
export async function definitionsOf({
  sql: db,
  actor,
}: Pick<Tx, 'sql' | 'actor'>): Promise<readonly RememberedField[]> {
  if (actor.customFields) return actor.customFields;
  const { rows } = await sql<{ fields: RememberedField[] }>`
    select custom_fields_of(${actor.tenantId}, ${actor.memberId}) as fields`.execute(db);
  return rows[0]?.fields ?? [];
}

interface Declared extends OwnField {
  recordType: string;
}

/** Schemas are made once for what a tenant has, not once a request. */
const made = new WeakMap<readonly RememberedField[], Declared[]>();

function declared(definitions: readonly RememberedField[]): Declared[] {
  const known = made.get(definitions);
  if (known) return known;
  const all = definitions.map((one) => ({ recordType: one.recordType, ...declare(one) }));
  made.set(definitions, all);
  return all;
}

const declare = (definition: CustomDefinition): OwnField => ({
  name: customName(definition.key),
  key: definition.key,
  field: declarationOf(definition),
  offered:
    definition.kind === 'choice'
      ? definition.options.flatMap(({ value, isRetired }) => (isRetired ? [] : [value]))
      : null,
  required: definition.required,
  isRetired: definition.retiredAt !== null,
});
