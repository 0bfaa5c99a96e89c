import * as v from 'valibot';

import type { FieldKind } from '../../contract/field.ts';
import { mergeSides } from '../../contract/merges.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Actor } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { lockedFields, refuseLocked } from '../records/field-rules.ts';

/** Both records, and what the caller chose for some fields. */
export interface Pair {
  into: Row;
  from: Row;
  choices: Row;
}

type Side = (typeof mergeSides)[number];
const isSide = (choice: unknown): choice is Side => mergeSides.some((side) => side === choice);

/** Where it holds of one of them, it holds of the person. */
const eitherOf = ['doNotContact', 'isPrimary'];

/**
 * The fields of two records as one. Throws `forbidden` where the caller chose for a field that their role may not write, `invalid`
 * where two lists together are too long.
 */
export function combine(actor: Actor, type: RecordType, { into, from, choices }: Pair): Row {
  const sidesOf = (field: string) => ({ own: into[field], other: from[field] });
  const chosen = Object.fromEntries(
    Object.entries(choices).flatMap(([field, choice]) =>
      choice === undefined || !type.fields[field]
        ? []
        : [[field, chosenValue(type.fields[field].kind, choice, sidesOf(field))]],
    ),
  );
  refuseLocked(actor, type, chosen, into);
  const locked = lockedFields(actor, type);
  const combined = Object.fromEntries(
    Object.entries(type.fields).map(([field, { computed, kind }]) => {
      if (field in chosen) return [field, chosen[field]];
      const stays = computed === true || locked.includes(field);
      return [field, stays ? into[field] : usualValue(field, kind, sidesOf(field))];
    }),
  );
  const record = { ...into, ...combined, ...followed(type, { into, from, choices }, combined) };
  refuseTooLong(type, record);
  return record;
}

interface Sides {
  own: unknown;
  other: unknown;
}

function chosenValue(kind: FieldKind, choice: unknown, sides: Sides): unknown {
  if (!isSide(choice)) return choice;
  if (choice === 'both') return united(kind, sides);
  return choice === 'into' ? sides.own : sides.other;
}

function usualValue(field: string, kind: FieldKind, sides: Sides): unknown {
  if (kind !== 'checkbox') return united(kind, sides);
  return sides.own === true || (eitherOf.includes(field) && sides.other === true);
}

/** Lists and own fields together; of anything else the own value, or the other's where there is none. */
function united(kind: FieldKind, { own, other }: Sides): unknown {
  if (Array.isArray(own) && Array.isArray(other)) return [...new Set([...own, ...other])];
  if (kind === 'values') return { ...Object(other), ...Object(own) };
  return own ?? other;
}

/** What only the server sets and belongs to what was chosen: when the status changed, and which lead a client was. */
function followed(type: RecordType, { into, from, choices }: Pair, combined: Row): Row {
  const takesStatus = choices['status'] === 'from' && combined['status'] === from['status'];
  return {
    ...('statusChangedAt' in type.fields &&
      takesStatus && { statusChangedAt: from['statusChangedAt'] }),
    ...('originalLeadId' in type.fields && {
      originalLeadId: into['originalLeadId'] ?? from['originalLeadId'],
    }),
  };
}

function refuseTooLong(type: RecordType, record: Row): void {
  const errors = Object.entries(type.fields).flatMap(([field, { value, computed }]) => {
    const list = record[field];
    const issues = !computed && Array.isArray(list) ? v.safeParse(value, list).issues : undefined;
    return (issues ?? []).map(({ message }) => ({ field: `fields.${field}`, message }));
  });
  const [first] = errors;
  if (first) throw new AppError('invalid', `${first.message}; choose one of the two`, { errors });
}
