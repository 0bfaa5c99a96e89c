import { isDeepStrictEqual } from 'node:util';

import type { Field } from '../../contract/field.ts';
import type { RecordType, Row } from '../../contract/record.ts';

/** A record before and after a deed that is undone now. */
export interface Deed {
  before: Row;
  after: Row;
}

/**
 * The fields of a record as they are without a deed: what was before it, but what was changed since stays. Of a list stays what
 * was added since, and what was taken out stays out. A tenant's own fields are taken back one by one.
 */
export function takenBack(type: RecordType, current: Row, { before, after }: Deed): Row {
  const fields = Object.keys(type.fields);
  const found = Object.fromEntries(
    fields.map((field) => {
      const back = type.fields[field]?.kind === valuesKind ? ownValues : valueOf;
      return [field, back(current[field], before[field], after[field])];
    }),
  );
  if (!type.check?.(found)) return found;
  // What was emptied since left nothing to know it by, once what came with the deed is gone: there it is as before.
  return Object.fromEntries(
    fields.map((field) => [field, isEmpty(found[field]) ? before[field] : found[field]]),
  );
}

const valuesKind: Field['kind'] = 'values';

function ownValues(current: unknown, before: unknown, after: unknown): Row {
  // Records hold an object there, or nothing.
  const [is, was, then] = [Object(current), Object(before), Object(after)] as [Row, Row, Row];
  const keys = new Set([...Object.keys(is), ...Object.keys(was)]);
  const entries = [...keys].map((key): [string, unknown] => [
    key,
    valueOf(is[key], was[key], then[key]),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => (value ?? null) !== null));
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function valueOf(current: unknown, before: unknown, after: unknown): unknown {
  if (isDeepStrictEqual(current ?? null, after ?? null)) return before;
  if (!Array.isArray(current) || !Array.isArray(before) || !Array.isArray(after)) return current;
  const among = (list: unknown[]) => (value: unknown) =>
    list.some((one) => isDeepStrictEqual(one, value));
  const kept = before.filter((value) => among(current)(value) || !among(after)(value));
  const added = current.filter((value) => !among(after)(value) && !among(kept)(value));
  return [...kept, ...added];
}
