import * as v from 'valibot';

import type { FieldError } from '../../contract/errors.ts';
import { listQuery } from '../../contract/list.ts';
import { stampFields, type RecordType } from '../../contract/record.ts';
import type { Actor } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { hiddenFields } from '../records/field-rules.ts';

/** What a list is asked of its pages; no view holds it. */
const ofPages = ['limit', 'cursor', 'count', 'marks', 'deleted'];

/** What a view was given, or holds. */
export interface Kept {
  query: Record<string, string>;
  columns: string[] | null;
}

const schemas = new Map<string, ReturnType<typeof listQuery>>();

const schemaOf = (type: RecordType) => {
  const known = schemas.get(type.name) ?? listQuery(type);
  schemas.set(type.name, known);
  return known;
};

/** What is wrong with one part of a query by itself; null where nothing is. */
function faultOf(actor: Actor, type: RecordType, name: string, value: string): string | null {
  if (ofPages.includes(name)) return 'A view does not keep this; leave it out';
  const field = (name === 'sort' ? value : name).replace(/^-|\[\w+\]$/g, '');
  if (hiddenFields(actor, type).includes(field)) return 'Your role may not see this';
  const result = v.safeParse(schemaOf(type), { [name]: value });
  if (result.success) return null;
  const [{ message, expected }] = result.issues;
  return expected === 'never' ? 'There is no such filter; check its spelling' : message;
}

const isColumn = (actor: Actor, type: RecordType, name: string): boolean =>
  (name in type.fields || name in stampFields) && !hiddenFields(actor, type).includes(name);

interface Given {
  query?: Kept['query'] | undefined;
  columns?: Kept['columns'] | undefined;
}

/** Refuses filters and columns that the kind does not have, or that are hidden from the actor, all at once. */
export function refuseUnknown(actor: Actor, type: RecordType, given: Given): void {
  const errors: FieldError[] = [
    ...Object.entries(given.query ?? {}).flatMap(([name, value]) => {
      const message = faultOf(actor, type, name, value);
      return message ? [{ field: `query.${name}`, message }] : [];
    }),
    ...(given.columns ?? []).flatMap((name, at) =>
      isColumn(actor, type, name)
        ? []
        : [{ field: `columns.${at}`, message: 'There is no such column' }],
    ),
  ];
  if (errors.length > 0)
    throw new AppError('invalid', 'The view names what the list does not have', { errors });
}

/** What of a view still means something to whoever asks, and the names of the rest. */
export function stillKnown(
  actor: Actor,
  type: RecordType,
  { query, columns }: Kept,
): Kept & { dropped: string[] } {
  const parts = Object.entries(query);
  const good = parts.filter(([name, value]) => faultOf(actor, type, name, value) === null);
  const shown = columns?.filter((name) => isColumn(actor, type, name)) ?? null;
  const lost = [
    ...parts.filter((part) => !good.includes(part)).map(([name]) => name),
    ...(columns ?? []).filter((name) => !shown?.includes(name)),
  ];
  return { query: Object.fromEntries(good), columns: shown, dropped: [...new Set(lost)] };
}
