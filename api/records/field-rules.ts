import { isDeepStrictEqual } from 'node:util';

import { declaredName } from '../../contract/custom-declaration.ts';
import type { KeyKind } from '../../contract/field.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { Actor } from '../db/tenant.ts';
import { AppError } from '../errors.ts';

const rulesFor = ({ access }: Actor, type: RecordType) =>
  access.fields[type.name as RecordName] ?? {};

/** The fields of a kind that the actor's role does not see. */
export const hiddenFields = (actor: Actor, type: RecordType): string[] =>
  Object.entries(rulesFor(actor, type)).flatMap(([field, rule]) =>
    rule === 'hidden' ? [field] : [],
  );

/** Whether what identifies a record stands in a field that the actor does not see: then nothing may be tried against it. */
export function hidesKey(actor: Actor, type: RecordType, kind: KeyKind): boolean {
  const hidden = hiddenFields(actor, type);
  return Object.entries(type.fields).some(
    ([field, { key }]) => key === kind && hidden.includes(field),
  );
}

/** The fields of a kind that the actor's role may not write, whether it sees them or not. */
export const lockedFields = (actor: Actor, type: RecordType): string[] =>
  Object.keys(rulesFor(actor, type));

/** A record as the actor may see it: what is hidden from their role looks as if nobody had filled it in. */
export function shown(actor: Actor, type: RecordType, record: Row): Row {
  const hidden = hiddenFields(actor, type);
  if (hidden.length === 0) return record;
  return { ...record, ...Object.fromEntries(hidden.map((name) => [name, emptyOf(type, name)])) };
}

const emptyOf = (type: RecordType, field: string): unknown => type.fields[field]?.empty ?? null;

/** What a record was called at some time, for whom sees all that its name is made of; for others its kind. */
export function shownName(actor: Actor, type: RecordType, name: string): string {
  const hidden = hiddenFields(actor, type);
  if (hidden.length === 0) return name;
  return titleFields(type).some((field) => hidden.includes(field)) ? type.label : name;
}

/** The fields that a record's name is made of, the later ones where the earlier are empty. */
function titleFields({ title, fields }: RecordType): string[] {
  const asked = new Set<string>();
  const empty = new Proxy({}, { get: (_, name) => void asked.add(String(name)) });
  title(empty);
  return [...asked].filter((name) => name in fields);
}

/**
 * Refuses to write fields that the actor's role may not write. A value that stays what it was is no write, but of a hidden
 * field that would tell what it was: there only what says nothing passes.
 */
export function refuseLocked(actor: Actor, type: RecordType, given: Row, before: Row | null): void {
  const locked = Object.entries(rulesFor(actor, type)).flatMap(([field, rule]) => {
    const passes = before && rule !== 'hidden' ? before[field] : emptyOf(type, field);
    const isWritten = field in given && !isDeepStrictEqual(given[field] ?? null, passes ?? null);
    return isWritten || (before && rule === 'hidden' && field in given) ? [field] : [];
  });
  const id = typeof before?.['id'] === 'string' ? before['id'] : null;
  refuse(type, locked, 'Your role may not write this', id);
}

/** Refuses to filter or sort by what the actor's role does not see: the order alone would tell it. */
export function refuseHidden(actor: Actor, type: RecordType, asked: string[]): void {
  const hidden = hiddenFields(actor, type);
  refuse(
    type,
    asked.filter((field) => hidden.includes(declaredName(field))),
    'Your role may not see this',
  );
}

function refuse(
  { name: type, fields }: RecordType,
  names: string[],
  message: string,
  id: string | null = null,
): void {
  if (names.length === 0) return;
  const labels = names.map((name) => fields[declaredName(name)]?.label ?? name).join(', ');
  throw new AppError('forbidden', `${message}: ${labels}. Ask an admin of your team`, {
    errors: names.map((field) => ({ field, message })),
    refusedOn: { type, id },
  });
}
