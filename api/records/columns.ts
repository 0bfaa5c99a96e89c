import { customKey } from '../../contract/custom-declaration.ts';
import type { Field, FieldKind } from '../../contract/field.ts';
import { stampFields, type RecordType, type Row } from '../../contract/record.ts';

export const snake = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** One column of a record's table, and how a record's value gets into it. */
interface Column {
  name: string;
  type: string;
  from: (record: Row) => unknown;
}

const types: Record<FieldKind, string> = {
  text: 'text',
  multiline: 'text',
  email: 'text',
  url: 'text',
  choice: 'text',
  emails: 'text[]',
  phones: 'text[]',
  urls: 'text[]',
  tags: 'text[]',
  number: 'integer',
  checkbox: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  money: 'bigint',
  address: 'jsonb',
  values: 'jsonb',
  reference: 'uuid',
  subject: 'uuid',
};

/** Values that no column holds: Postgres works them out each time they are asked for. */
const virtual: Record<string, Record<string, string>> = {
  followUp: { overdue: `(status in ('open', 'in_progress') and due_by <= now())` },
};

export const tableOf = ({ name }: RecordType) => snake(name);

/** The kind of a field or a stamp. */
export const kindOf = (type: RecordType, field: string): FieldKind =>
  // Queries name nothing but fields and stamps: the contract has seen to it.
  (type.fields[field] ?? stampFields[field as keyof typeof stampFields]).kind;

/** The SQL of a field as a condition sees it: its column, or what it is worked out from. */
export function expressionOf(type: RecordType, field: string): string {
  const expression = virtual[type.name]?.[field];
  if (expression) return expression;
  const column = snake(field);
  const kind = kindOf(type, field);
  const key = customKey(field);
  if (key !== null) return customExpression(kind, key);
  if (kind === 'money') return `${column}_amount`;
  if (kind === 'subject') return `${column}_id`;
  return column;
}

/**
 * A value of one of the tenant's own fields. Its key has been found among their definitions, which hold letters and digits. What
 * stands there from before the field was defined may be of another kind, and counts as empty.
 */
function customExpression(kind: FieldKind, key: string): string {
  const json = `custom -> '${key}'`;
  if (kind === 'checkbox') return `coalesce(${json} = 'true', false)`;
  if (kind === 'number')
    return `case when jsonb_typeof(${json}) = 'number' then (${json})::numeric end`;
  const text = `custom ->> '${key}'`;
  return kind === 'date' ? `(${text}) collate "C"` : `(${text})`;
}

const part = (record: Row, field: string, name: string): unknown => {
  const value = record[field];
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
};

function columnsOfField(field: string, kind: FieldKind): Column[] {
  const name = snake(field);
  switch (kind) {
    case 'money':
      return [
        { name: `${name}_amount`, type: 'bigint', from: (record) => part(record, field, 'amount') },
        {
          name: `${name}_currency`,
          type: 'text',
          from: (record) => part(record, field, 'currency'),
        },
      ];
    case 'subject':
      return [
        { name: `${name}_type`, type: 'text', from: (record) => part(record, field, 'type') },
        { name: `${name}_id`, type: 'uuid', from: (record) => part(record, field, 'id') },
      ];
    case 'address':
    case 'values':
      return [
        { name, type: 'jsonb', from: (record) => record[field] && JSON.stringify(record[field]) },
      ];
    default:
      return [{ name, type: types[kind], from: (record) => record[field] ?? null }];
  }
}

/** The columns of a record's own fields, in the order of its declaration. */
export const columnsOf = (type: RecordType): Column[] =>
  Object.entries(type.fields).flatMap(([field, { kind }]) =>
    virtual[type.name]?.[field] ? [] : columnsOfField(field, kind),
  );

const stamps = [
  'id',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'version',
  'source',
];

function selected(type: RecordType, field: string, kind: FieldKind): string {
  const expression = virtual[type.name]?.[field];
  const column = snake(field);
  if (expression) return `${expression} as "${field}"`;
  if (kind === 'money')
    return `case when ${column}_amount is not null then json_build_object('amount', ${column}_amount, 'currency', ${column}_currency) end as "${field}"`;
  if (kind === 'subject')
    return `case when ${column}_id is not null then json_build_object('type', ${column}_type, 'id', ${column}_id) end as "${field}"`;
  return column === field ? `"${column}"` : `"${column}" as "${field}"`;
}

/** What stands in place of a column that the actor's role may not see. */
function nothingFor(field: string, { kind, empty }: Field): string {
  const cast = Array.isArray(empty) ? 'text[]' : types[kind];
  const value = Array.isArray(empty) ? "'{}'" : kind === 'values' ? "'{}'" : String(empty);
  return `${value}::${cast} as "${field}"`;
}

const selections = new Map<string, string>();

/** What to select so that a row is the record that the contract promises; hidden fields are empty, and never fetched. */
export function selectionOf(type: RecordType, hidden: readonly string[] = []): string {
  const key = [type.name, ...hidden].join(' ');
  const known = selections.get(key);
  if (known) return known;
  const made = [
    ...stamps.map((stamp) => `"${snake(stamp)}" as "${stamp}"`),
    ...Object.entries(type.fields).map(([name, field]) =>
      hidden.includes(name) ? nothingFor(name, field) : selected(type, name, field.kind),
    ),
  ].join(', ');
  selections.set(key, made);
  return made;
}
