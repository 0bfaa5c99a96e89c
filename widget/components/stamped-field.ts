import * as v from 'valibot';

import type { Field } from '../../contract/field.ts';
import { stampFields, type RecordType } from '../../contract/record.ts';

const isStamp = (name: string): name is keyof typeof stampFields => name in stampFields;

/** A field of a kind, or a stamp that every record has, as lists show it; null for what is neither. */
export function fieldOf(type: RecordType, name: string): Field | null {
  const own = type.fields[name];
  if (own) return own;
  if (!isStamp(name) || name === 'id') return null;
  // Nobody writes a stamp: its values are whatever the server sets.
  return { ...stampFields[name], value: v.any(), empty: null, needed: false, computed: true };
}

/** The fields and stamps of a kind that a list can show, in the order of the declaration. */
export const listedFields = (type: RecordType): string[] =>
  [...Object.keys(type.fields), ...Object.keys(stampFields)].filter((name) => {
    const kind = fieldOf(type, name)?.kind;
    return kind !== undefined && !unlisted.has(kind);
  });

const unlisted = new Set(['values', 'multiline', 'address', 'subject']);
