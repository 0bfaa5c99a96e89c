import { partsOf, type Part } from './cells.ts';
import type { Field } from './field.ts';
import { stampFields, type RecordType } from './record.ts';
import { uuid } from './values.ts';

/** One column of a table of records, as files hold it. */
export interface SheetColumn {
  /** Of the field and the part it holds: `value.currency`. */
  name: string;
  /** The same for people: `Value (currency)`. */
  label: string;
  /** The field's name, and what it is. */
  of: string;
  field: Field;
  part: Part;
}

/** Written down behind a record's own fields. */
const trailing = ['createdAt', 'createdBy', 'updatedAt', 'source'] as const;

const stamp = (name: keyof typeof stampFields): Field => ({
  value: uuid,
  empty: null,
  needed: false,
  computed: true,
  ...stampFields[name],
});

/** Every field of a kind that a file can hold, stamps included, by name and in the order of a whole file. */
export const sheetFields = (type: RecordType): Record<string, Field> => ({
  id: { ...stamp('id'), kind: 'text' },
  ...type.fields,
  ...Object.fromEntries(trailing.map((name) => [name, stamp(name)])),
});

/** The columns of a file with these fields of a kind; with all of them unless they are named. */
export function sheetColumns(
  type: RecordType,
  names: readonly string[] = Object.keys(sheetFields(type)),
): SheetColumn[] {
  const fields = sheetFields(type);
  const columns = names.flatMap((of) => {
    const field = fields[of];
    return field ? partsOf(field).map((part) => columnOf(of, field, part)) : [];
  });
  return columns.map((column) => ({ ...column, label: labelOf(column, columns) }));
}

const columnOf = (of: string, field: Field, part: Part): SheetColumn => ({
  name: part ? `${of}.${part}` : of,
  label: labelOfPart(field, part),
  of,
  field,
  part,
});

const partWords: Partial<Record<Part, string>> = { postalCode: 'postal code' };

/** People look for whose name it is; the id is for machines. */
function labelOfPart({ kind, label }: Field, part: Part): string {
  if (part === 'name') return label;
  if (kind === 'reference') return `${label} (id)`;
  return part === '' ? label : `${label} (${partWords[part] ?? part})`;
}

/** Two columns called the same are told apart by their names. */
function labelOf({ name, label }: SheetColumn, columns: SheetColumn[]): string {
  const isShared = columns.some((other) => other.label === label && other.name !== name);
  return isShared ? `${label} [${name}]` : label;
}

/** The column that a file of ours means by a heading: its name, or its label whatever its case. */
export function columnOfHeading(type: RecordType, heading: string): SheetColumn | null {
  const columns = sheetColumns(type);
  const meant = heading.trim();
  const byLabel = ({ label }: SheetColumn) => label.toLowerCase() === meant.toLowerCase();
  const byName = columns.find(({ name }) => name === meant);
  return byName ?? columns.find(byLabel) ?? null;
}
