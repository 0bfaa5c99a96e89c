import * as v from 'valibot';

import {
  address,
  dateText,
  emailAddress,
  instantText,
  line,
  money,
  phoneNumber,
  uuid,
  webAddress,
} from './values.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- `any` is what lets a schema of any type through
export type Schema = v.GenericSchema<any, any>;

/** How a value is stored, typed in, shown, filtered and exported. Each kind is known to the form, the list and the database. */
export type FieldKind =
  | 'text'
  | 'multiline'
  | 'email'
  | 'url'
  | 'emails'
  | 'phones'
  | 'urls'
  | 'tags'
  | 'choice'
  | 'number'
  | 'checkbox'
  | 'date'
  | 'instant'
  | 'money'
  | 'address'
  | 'reference'
  | 'subject'
  | 'values';

/** What identifies a person or company: a value of this kind belongs to one record of a tenant. */
export type KeyKind = 'email' | 'phone' | 'domain' | 'profile';

interface Option {
  value: string;
  label: string;
  /** Kept by records that have it, and not offered any more. */
  isRetired?: boolean;
}

/** One field of a record: the values it takes, and what forms, lists, search and the database need to know of it. */
export interface Field<S extends Schema = Schema, Needed extends boolean = boolean> {
  kind: FieldKind;
  label: string;
  /** A present value; an absent one is `empty`. */
  value: S;
  empty: unknown;
  needed: Needed;
  options?: readonly Option[];
  /** Names the kind of record a `reference` or `subject` points to. */
  refersTo?: readonly string[];
  help?: string;
  key?: KeyKind;
  /** Words of this field find the record. */
  searched?: boolean;
  /** Set by the server alone: never in a draft. */
  computed?: boolean;
}

type Extras = Partial<Pick<Field, 'help' | 'key' | 'searched' | 'options' | 'refersTo'>>;

const field = <S extends Schema>(
  kind: FieldKind,
  label: string,
  value: S,
  extras: Extras = {},
): Field<v.NullableSchema<S, undefined>, false> => ({
  kind,
  label,
  value: v.nullable(value),
  empty: null,
  needed: false,
  ...extras,
});

const listField = <S extends Schema>(
  kind: FieldKind,
  label: string,
  each: S,
  most: number,
  extras: Extras = {},
) => ({
  kind,
  label,
  value: v.pipe(
    v.array(each, `${label} must be a list`),
    v.maxLength(most, `${label} holds at most ${most} values`),
    v.transform((values) => [...new Set(values)]),
  ),
  empty: [],
  needed: false as const,
  ...extras,
});

/** A field that is never empty: what a draft leaves out becomes `value`. */
export const withDefault = <S extends Schema>(
  optional: Field<v.NullableSchema<S, undefined>, false>,
  value: v.InferOutput<S>,
): Field<S, false> => ({ ...optional, value: optional.value.wrapped, empty: value });

/** A field that only the server sets. */
export const computed = <F extends Field>(given: F): F & { computed: true } => ({
  ...given,
  computed: true,
});

/** A field that must be given. */
export const needed = <S extends Schema>(
  optional: Field<v.NullableSchema<S, undefined>, false>,
): Field<S, true> => ({ ...optional, value: optional.value.wrapped, needed: true });

export const text = (label: string, extras?: Extras) => field('text', label, line(200), extras);
export const multiline = (label: string, extras?: Extras) =>
  field('multiline', label, line(100_000), extras);
export const url = (label: string, extras?: Extras) => field('url', label, webAddress, extras);
export const emails = (label: string, extras?: Extras) =>
  listField('emails', label, emailAddress, 20, extras);
export const phones = (label: string, extras?: Extras) =>
  listField('phones', label, phoneNumber, 20, extras);
export const urls = (label: string, extras?: Extras) =>
  listField('urls', label, webAddress, 20, extras);
/** Host names a company is known by, like `firm.com`. */
export const domains = (label: string, extras?: Extras) =>
  listField(
    'tags',
    label,
    v.pipe(
      line(253),
      v.toLowerCase(),
      v.regex(
        /^(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u,
        'Enter a domain like company.com',
      ),
    ),
    20,
    extras,
  );
export const tags = (label: string, extras?: Extras) =>
  listField('tags', label, line(60), 50, extras);
/** What a column of type integer holds. */
const mostNumber = 2_147_483_647;

export const number = (label: string, extras?: Extras) =>
  field(
    'number',
    label,
    v.pipe(
      v.number('Enter a number'),
      v.integer('Enter a whole number'),
      v.minValue(-mostNumber, 'This number is too small'),
      v.maxValue(mostNumber, 'This number is too large'),
    ),
    extras,
  );
export const date = (label: string, extras?: Extras) => field('date', label, dateText, extras);
export const instant = (label: string, extras?: Extras) =>
  field('instant', label, instantText, extras);
export const moneyValue = (label: string, extras?: Extras) => field('money', label, money, extras);
export const postalAddress = (label: string, extras?: Extras) =>
  field('address', label, address, extras);

export const checkbox = (label: string, extras: Extras = {}) => ({
  kind: 'checkbox' as const,
  label,
  value: v.boolean('Answer yes or no'),
  empty: false,
  needed: false as const,
  ...extras,
});

/** One of a closed list of values, each with its label. */
export const choice = <const Values extends Record<string, string>>(
  label: string,
  labels: Values,
  extras: Extras = {},
) => {
  // Object.keys forgets that an object literal's keys are known.
  const values = Object.keys(labels) as (keyof Values & string)[];
  const schema = v.picklist(values, `Choose one of: ${values.join(', ')}`);
  const options = Object.entries(labels).map(([value, name]) => ({ value, label: name }));
  return field('choice', label, schema, { options, ...extras });
};

/** The id of one record (or member) of a kind. */
export const reference = (label: string, to: string, extras: Extras = {}) =>
  field('reference', label, uuid, { refersTo: [to], ...extras });

/** The record that something is about: its kind and its id. */
export const subject = <const Types extends readonly string[]>(
  label: string,
  types: Types,
  extras: Extras = {},
) =>
  field(
    'subject',
    label,
    v.strictObject({
      type: v.picklist(types, `Choose one of: ${types.join(', ')}`),
      id: uuid,
    }),
    { refersTo: types, ...extras },
  );

/** Values of a tenant's own fields, by field name. */
export const values = (label: string, extras: Extras = {}) => ({
  kind: 'values' as const,
  label,
  value: v.record(
    v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,59}$/, 'Not a name of a field')),
    v.nullable(v.union([v.pipe(v.string(), v.maxLength(5000)), v.number(), v.boolean()])),
  ),
  empty: {},
  needed: false as const,
  ...extras,
});
