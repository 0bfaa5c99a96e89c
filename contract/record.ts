import * as v from 'valibot';

import type { FieldError } from './errors.ts';
import { choice, type Field, type FieldKind, type Schema } from './field.ts';
import { instantText, uuid } from './values.ts';

export type Fields = Record<string, Field>;

const sources = {
  extension: 'Browser extension',
  widget: 'Website form',
  workspace: 'Workspace',
  api: 'API',
  import: 'Import',
  demo: 'Demo',
};

/** Where a record came from; every record has it, and it never changes. */
export const source = choice('Saved by', sources);
export type Source = keyof typeof sources;

/** What every record has and only the server sets. */
const stamps = {
  id: uuid,
  createdAt: instantText,
  createdBy: v.nullable(uuid),
  updatedAt: instantText,
  updatedBy: v.nullable(uuid),
  deletedAt: v.nullable(instantText),
  version: v.number(),
  source: v.picklist(Object.keys(sources) as Source[]),
};

type Writable<F extends Fields> = {
  [K in keyof F as F[K] extends { computed: true } ? never : K]: F[K];
};
type DraftEntries<F extends Fields> = {
  [K in keyof Writable<F>]: F[K]['needed'] extends true
    ? F[K]['value']
    : v.OptionalSchema<F[K]['value'], v.InferOutput<F[K]['value']>>;
};
type PatchEntries<F extends Fields> = {
  [K in keyof Writable<F>]: v.OptionalSchema<F[K]['value'], undefined>;
};
type RecordEntries<F extends Fields> = typeof stamps & { [K in keyof F]: F[K]['value'] };

interface Declaration<Name extends string, F extends Fields> {
  /** The singular: `lead`. Also its table's name, in snake case. */
  name: Name;
  /** Its path: `leads`. */
  plural: string;
  label: string;
  labelPlural: string;
  fields: F;
  /** What people call one record. */
  title(record: { [K in keyof F]?: v.InferOutput<F[K]['value']> }): string;
  /** What a list is sorted by when nobody says; `-` for the latest first. */
  sortedBy?: string;
  /** A rule over several fields: the wrong field and what to do, or null. */
  check?(record: { [K in keyof F]?: v.InferOutput<F[K]['value']> }): FieldError | null;
}

const ownFields = { id: v.optional(uuid), source: v.optional(source.value.wrapped) };

/**
 * Why a record shares an e-mail, phone, domain or profile with another. Those stay with the other one, and pass to this one when
 * the other gives them up.
 */
export const duplicateReason = v.optional(
  v.nullable(
    v.pipe(
      v.string('Say why'),
      v.trim(),
      v.minLength(3, 'Say in a few words why'),
      v.maxLength(500, 'Keep it within 500 characters'),
    ),
  ),
  null,
);

/** The `duplicateReason` beside a kind's own fields, where it has keys that another record can hold. */
export const reasonEntries = (fields: Fields) =>
  // Kinds without keys refuse it as any unknown field; that is not worth a second type.
  (Object.values(fields).some(({ key }) => key) ? { duplicateReason } : {}) as {
    duplicateReason: typeof duplicateReason;
  };

/**
 * Describes one kind of record. Its table, endpoints, validation, client types, OpenAPI, form, list columns and tests follow from this.
 * `draft` is what a create takes, `patch` what a change takes, `record` what every answer holds.
 */
export function defineRecord<const Name extends string, F extends Fields>(
  declaration: Declaration<Name, F>,
) {
  const { fields } = declaration;
  const writable = Object.entries(fields).filter(([, { computed }]) => !computed);
  const draftEntry = ({ needed, value, empty }: Field) =>
    needed ? value : v.optional(value, () => structuredClone(empty));
  // Object.fromEntries forgets which key held what; the three casts restore what the mapped types above state.
  const draftEntries = Object.fromEntries(
    writable.map(([key, field]) => [key, draftEntry(field)]),
  ) as DraftEntries<F>;
  const patchEntries = Object.fromEntries(
    writable.map(([key, { value }]) => [key, v.optional(value)]),
  ) as PatchEntries<F>;
  const recordEntries = {
    ...stamps,
    ...Object.fromEntries(Object.entries(fields).map(([key, { value }]) => [key, value])),
  } as RecordEntries<F>;
  return {
    sortedBy: '-createdAt',
    ...declaration,
    draft: v.strictObject({
      ...ownFields,
      ...reasonEntries(fields),
      ...draftEntries,
    }),
    patch: v.strictObject(patchEntries),
    record: v.object(recordEntries),
  };
}

/** A record of any kind. */
export type Row = Record<string, unknown>;

/** Any kind of record, for code that treats them all alike. */
export interface RecordType {
  name: string;
  plural: string;
  label: string;
  labelPlural: string;
  fields: Fields;
  title(record: Row): string;
  sortedBy: string;
  check?(record: Row): FieldError | null;
  draft: Schema & { entries: Record<string, Schema> };
  patch: Schema & { entries: Record<string, Schema> };
  record: Schema & { entries: Record<string, Schema> };
}

export type RecordOf<T extends { record: Schema }> = v.InferOutput<T['record']>;
export type DraftOf<T extends { draft: Schema }> = v.InferInput<T['draft']>;

/** The stamps as fields, so that lists can sort and filter by them like by any other. */
export const stampFields = {
  /** Several ids at once: how the names of what a page of records points to are looked up. */
  id: { kind: 'reference', label: 'Id' },
  createdAt: { kind: 'instant', label: 'Created' },
  updatedAt: { kind: 'instant', label: 'Changed' },
  createdBy: { kind: 'reference', label: 'Created by', refersTo: ['member'] },
  source: { kind: 'choice', label: source.label, options: source.options ?? [] },
} as const satisfies Record<string, { kind: FieldKind; label: string } & Partial<Field>>;
