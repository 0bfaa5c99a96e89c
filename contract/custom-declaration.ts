import * as v from 'valibot';

import type { CustomField } from './custom-fields.ts';
import type { Field, Schema } from './field.ts';
import type { RecordType, Row } from './record.ts';
import { dateText, line, webAddress } from './values.ts';

/** What a field is declared by. */
export type CustomDefinition = Pick<
  CustomField,
  'key' | 'label' | 'help' | 'kind' | 'options' | 'required' | 'retiredAt'
>;

const prefix = 'custom.';

/** The name of a tenant's own field wherever fields are named: `custom.region`. */
export const customName = (key: string): string => `${prefix}${key}`;

/** The key in such a name; null for a field of everybody's. */
export const customKey = (name: string): string | null =>
  name.startsWith(prefix) ? name.slice(prefix.length) : null;

const mostNumber = 999_999_999_999;

/** Up to six decimals, and no more digits than a double holds exactly: what is read back is what was written. */
const isPlain = (value: number) =>
  /^-?\d+(?:\.\d{1,6})?$/.test(String(value)) && String(value).replace(/\D/g, '').length <= 15;

export const decimal = v.pipe(
  v.number('Enter a number'),
  v.finite('Enter a number'),
  v.minValue(-mostNumber, 'This number is too small'),
  v.maxValue(mostNumber, 'This number is too large'),
  v.check(isPlain, 'Use at most six decimals, and 15 digits in all'),
);

/**
 * A tenant's own field, declared like any other: forms, lists, filters and files treat it alike. A retired option is among its
 * values, for the records that have it; that nobody chooses it anew is for whoever writes.
 */
export function declarationOf({ kind, label, help, options, required }: CustomDefinition): Field {
  const value = schemaOf(kind, options);
  const isFlag = kind === 'checkbox';
  return {
    kind,
    label,
    value: isFlag || required ? value : v.nullable(value),
    empty: isFlag ? false : null,
    needed: required && !isFlag,
    ...(help !== null && { help }),
    ...(kind === 'choice' && { options }),
  };
}

const schemas: Record<Exclude<CustomDefinition['kind'], 'choice'>, Schema> = {
  text: line(1000),
  number: decimal,
  date: dateText,
  url: webAddress,
  checkbox: v.boolean('Answer yes or no'),
};

function schemaOf(kind: CustomDefinition['kind'], options: CustomField['options']): Schema {
  if (kind !== 'choice') return schemas[kind];
  const offered = options.flatMap(({ value, isRetired }) => (isRetired ? [] : [value]));
  return v.picklist(
    options.map(({ value }) => value),
    `Choose one of: ${offered.join(', ')}`,
  );
}

/** Whom the values are closed to as a whole, each of them is. */
const setBy = ({ computed }: Field): Pick<Field, 'computed'> => (computed ? { computed } : {});

/** A kind of record with the tenant's own fields, those in use, in the place of the one that holds their values. */
export function withCustomFields(
  type: RecordType,
  definitions: readonly CustomDefinition[],
): RecordType {
  const own = definitions.filter(({ retiredAt }) => retiredAt === null);
  const fields = Object.entries(type.fields).flatMap(([name, field]): [string, Field][] =>
    field.kind === 'values'
      ? own.map((one) => [customName(one.key), { ...declarationOf(one), ...setBy(field) }])
      : [[name, field]],
  );
  return { ...type, fields: Object.fromEntries(fields) };
}

/** The declared field that a name stands for: `custom` for each of the tenant's own. Rules for fields are about these. */
export const declaredName = (name: string): string => (customKey(name) === null ? name : 'custom');

/** The values of a tenant's own fields in a record; none where it has none. */
export const customIn = ({ custom }: Row): Row =>
  // Records hold an object there, and drafts have been checked.
  typeof custom === 'object' && custom !== null ? (custom as Row) : {};

/** A record's value by the name of its field, a tenant's own field included. */
export function valueIn(record: Row, name: string): unknown {
  const key = customKey(name);
  return key === null ? record[name] : (customIn(record)[key] ?? null);
}

/** The same by the names of fields: what a draft or a patch holds for values that are named one by one. */
export function nested(values: Row): Row {
  const custom: Row = {};
  const others: Row = {};
  for (const [name, value] of Object.entries(values)) {
    const key = customKey(name);
    if (key === null) others[name] = value;
    else custom[key] = value;
  }
  return Object.keys(custom).length > 0 ? { ...others, custom } : others;
}

/** A record with each of a tenant's own values beside its other fields, by its name: as forms and lists take it. */
export const flat = (record: Row, { fields }: Pick<RecordType, 'fields'>): Row => ({
  ...record,
  ...Object.fromEntries(
    Object.keys(fields).flatMap((name) =>
      customKey(name) === null ? [] : [[name, valueIn(record, name)]],
    ),
  ),
});
