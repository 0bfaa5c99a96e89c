import * as v from 'valibot';

import { customKey, withCustomFields } from '../../contract/custom-declaration.ts';
import type { FieldError } from '../../contract/errors.ts';
import { filterEntries, type Filter } from '../../contract/filters.ts';
import { sortableFields, type ParsedListQuery } from '../../contract/list.ts';
import type { RecordType } from '../../contract/record.ts';
import type { RememberedField } from '../db/custom-fields.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { definitionsOf } from './custom-fields.ts';

type Asked = Pick<ParsedListQuery, 'filters' | 'sort'>;

/**
 * A kind of record as a list's query sees it: with the tenant's own fields, where the query names one. The contract knows only
 * what their names look like. Throws `invalid` for a field that the tenant does not have, and for a value that it does not take.
 */
export async function typeOfQuery(tx: Tx, type: RecordType, asked: Asked): Promise<RecordType> {
  const own = asked.filters.filter(({ field }) => customKey(field) !== null);
  if (own.length === 0 && customKey(asked.sort.field) === null) return type;
  const known = queried(type, await definitionsOf(tx));
  const errors = [...own.flatMap((filter) => faultIn(known, filter)), ...faultInSort(known, asked)];
  const [first, ...others] = errors;
  if (!first) return known.type;
  const message = others.length > 0 ? `${errors.length} values need attention` : first.message;
  throw new AppError('invalid', message, { errors });
}

interface Queried {
  type: RecordType;
  filters: ReturnType<typeof filterEntries>;
}

const made = new WeakMap<readonly RememberedField[], Map<string, Queried>>();

/** Schemas are made once for what a tenant has, not once a request. */
function queried(type: RecordType, definitions: readonly RememberedField[]): Queried {
  const ofTenant = made.get(definitions) ?? new Map<string, Queried>();
  made.set(definitions, ofTenant);
  const known = ofTenant.get(type.name);
  if (known) return known;
  const whole = withCustomFields(
    type,
    definitions.filter(({ recordType }) => recordType === type.name),
  );
  const one = { type: whole, filters: filterEntries(whole) };
  ofTenant.set(type.name, one);
  return one;
}

const unknown = 'There is no such field in use; look at the company’s fields';

function faultIn({ type, filters }: Queried, { field, op, values }: Filter): FieldError[] {
  const name = op === 'in' ? field : `${field}[${op}]`;
  if (!type.fields[field]) return [{ field: name, message: unknown }];
  const schema = filters[name];
  if (!schema) return [{ field: name, message: 'This field has no order; ask for its values' }];
  const { success, issues } = v.safeParse(schema, values.join(','), { abortPipeEarly: true });
  return success ? [] : [{ field: name, message: issues[0].message }];
}

function faultInSort({ type }: Queried, { sort: { field } }: Asked): FieldError[] {
  const isKnown = customKey(field) === null || sortableFields(type).includes(field);
  return isKnown ? [] : [{ field: 'sort', message: `${field}: ${unknown}` }];
}
