import { isDeepStrictEqual } from 'node:util';

import * as v from 'valibot';

import { customIn, customName } from '../../contract/custom-declaration.ts';
import type { FieldError } from '../../contract/errors.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { customFieldsOf, type OwnField } from './custom-fields.ts';

interface Read {
  /** All of the record's own values from now on, under `custom`; nothing for a kind that has none. */
  record: { custom?: Row };
  errors: FieldError[];
}

interface Given {
  given: Row;
  before: Row | null;
  /** Somebody fills in a form: what is needed must be there. */
  asksForAll: boolean;
}

/**
 * What a record's own values become by a draft or a patch: keys that are left out stay as they are, null clears one. Each is
 * checked against the tenant's fields; a value that stays what it was always may.
 */
export async function readCustom(
  tx: Pick<Tx, 'sql' | 'actor'>,
  type: RecordType,
  { given, before, asksForAll }: Given,
): Promise<Read> {
  if (!('custom' in type.fields)) return { record: {}, errors: [] };
  const had = customIn(before ?? {});
  const written = Object.entries(customIn(given)).filter(
    ([key, value]) => !isDeepStrictEqual(value ?? null, had[key] ?? null),
  );
  if (written.length === 0 && !asksForAll) return { record: { custom: had }, errors: [] };
  const fields = await customFieldsOf(tx, type);
  const custom = { ...had };
  const errors: FieldError[] = [];
  for (const [key, value] of written) {
    const read = readOne(fields, key, value ?? null);
    if ('message' in read) errors.push({ field: customName(key), message: read.message });
    else if (read.value === null) delete custom[key];
    else custom[key] = read.value;
  }
  if (asksForAll)
    for (const { key, field, name } of fields.filter(isAsked))
      if (
        field.needed &&
        (custom[key] ?? null) === null &&
        !errors.some((one) => one.field === name)
      )
        errors.push({ field: name, message: `${field.label} is needed` });
  return { record: { custom }, errors };
}

/** Of own values those that a record of this kind may be given: another kind has other fields. */
export async function fittingCustom(
  tx: Pick<Tx, 'sql' | 'actor'>,
  type: RecordType,
  values: Row,
): Promise<Row> {
  const fields = await customFieldsOf(tx, type);
  const fitting = Object.entries(values).filter(
    ([key, value]) => (value ?? null) !== null && !('message' in readOne(fields, key, value)),
  );
  return Object.fromEntries(fitting);
}

const isAsked = ({ isRetired, required }: OwnField) => required && !isRetired;

/** One value as it is stored, or why it cannot be. */
function readOne(
  fields: OwnField[],
  key: string,
  value: unknown,
): { value: unknown } | { message: string } {
  const known = fields.find((one) => one.key === key);
  // What stands there from before somebody took the field away can be cleared.
  if (!known)
    return value === null ? { value } : { message: 'There is no such field; check its spelling' };
  const { field, offered, isRetired, required } = known;
  if (value === null)
    return required && !isRetired ? { message: `${field.label} is needed` } : { value };
  if (isRetired) return { message: `${field.label} is retired; leave it as it was, or clear it` };
  const { success, output, issues } = v.safeParse(field.value, value, { abortPipeEarly: true });
  if (!success) return { message: issues[0].message };
  if (offered && !offered.includes(String(output)))
    return { message: `Choose one of: ${offered.join(', ')}` };
  return { value: output };
}
