import type { Field } from '../../../contract/field.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import { isEmpty, same } from '../field-value.ts';

/** The record that stays, the one that goes into it, or what both have. */
export type Side = 'into' | 'from' | 'both';

/** A field that two records have different values in, or have the same one in. */
export interface Compared {
  name: string;
  field: Field;
  into: unknown;
  from: unknown;
  isSame: boolean;
  /** What can be taken; the first is taken unless somebody chooses. */
  sides: readonly Side[];
}

const lists: readonly Field['kind'][] = ['emails', 'phones', 'urls', 'tags', 'values'];

/** The fields that somebody may write and of which at least one of two records has something, in the order of the declaration. */
export function compare(type: RecordType, into: Row, from: Row): Compared[] {
  return Object.entries(type.fields)
    .filter(([name, field]) => !field.computed && !(isNothing(into[name]) && isNothing(from[name])))
    .map(([name, field]) => ({
      name,
      field,
      into: into[name],
      from: from[name],
      isSame: same(into[name], from[name]),
      sides: sidesOf(field, into[name], from[name]),
    }));
}

/** Nothing that is worth a line: an unticked box says no more than an empty one. */
const isNothing = (value: unknown) => value === false || isEmpty(value);

/** Where both have something, lists are united; of anything else the one that stays keeps its own, where it has one. */
function sidesOf(field: Field, into: unknown, from: unknown): Side[] {
  if (isEmpty(into)) return ['from', 'into'];
  return lists.includes(field.kind) && !isEmpty(from) ? ['both', 'into', 'from'] : ['into', 'from'];
}
