import { withCustomFields } from '../../contract/custom-declaration.ts';
import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { definitionsOf } from './custom-fields.ts';

/** A kind of record with the tenant's own fields, each of them a column like any other. */
export async function wholeType(tx: Tx, type: RecordType): Promise<RecordType> {
  const definitions = await definitionsOf(tx);
  return withCustomFields(
    type,
    definitions.filter(({ recordType }) => recordType === type.name),
  );
}
