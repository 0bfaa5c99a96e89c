import * as v from 'valibot';

import { valueOf, type Part } from '../../contract/cells.ts';
import { customKey, nested } from '../../contract/custom-declaration.ts';
import type { ImportColumn, LineReason } from '../../contract/imports.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { sheetColumns, type SheetColumn } from '../../contract/sheet.ts';
import type { Actor } from '../db/tenant.ts';
import { fullName } from './headings.ts';
import { readLeniently } from './lenient.ts';
import { splitName } from './read-vcards.ts';

/** What a line of a file says, checked against the contract field by field. */
export interface ReadLine {
  /** Fields that the file fills in. */
  values: Row;
  /** The id that it gives itself. */
  id: string | null;
  /** What a reference is called, where its id does not stand there. */
  named: Record<string, string>;
  reasons: LineReason[];
}

interface Reading {
  type: RecordType;
  /** The same with the tenant's own fields. */
  whole: RecordType;
  columns: ImportColumn[];
  actor: Pick<Actor, 'country' | 'currency'>;
}

/** Makes the function that reads lines of one file; what they say of the tenant's own fields stands under `custom`. */
export function lineReader(reading: Reading): (cells: string[]) => ReadLine {
  const { whole: type, columns, actor } = reading;
  const bySheet = new Map(sheetColumns(type).map((column) => [column.name, column]));
  const targets = columns.flatMap(({ field }, at) => {
    const column = field === null ? undefined : bySheet.get(field);
    return column && field !== 'id' ? [{ column, at }] : [];
  });
  const fields = Map.groupBy(targets, ({ column }) => column.of);
  const at = (name: string) => columns.findIndex(({ field }) => field === name);
  const [idAt, nameAt] = [at('id'), at(fullName)];
  return (cells) => {
    const values: Row = {};
    const named: Record<string, string> = {};
    for (const [name, parts] of fields) {
      const value = valueIn(parts, cells, actor);
      if (value !== undefined) values[name] = value;
      const called = parts.find(({ column }) => column.part === 'name');
      const words = called ? (cells[called.at]?.trim() ?? '') : '';
      if (words && values[name] === undefined) named[name] = words;
    }
    const whole = nameAt < 0 ? '' : (cells[nameAt]?.trim() ?? '');
    if (whole) Object.assign(values, { ...filled(splitName(whole)), ...values });
    const id = idAt < 0 ? '' : (cells[idAt]?.trim() ?? '');
    return { ...checked(reading, values), id: id || null, named };
  };
}

const filled = (parts: object) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));

type Target = { column: SheetColumn; at: number };

/** Undefined where the file says nothing. */
function valueIn(parts: Target[], cells: string[], actor: Reading['actor']): unknown {
  const [first] = parts;
  if (!first) return undefined;
  const { field } = first.column;
  const own = parts.filter(({ column }) => column.part !== 'name');
  if (own.every(({ at }) => !cells[at]?.trim())) return undefined;
  if (Array.isArray(field.empty)) {
    const all = own.map(({ at }) =>
      readLeniently(field, valueOf(field, { '': cells[at] ?? '' }), actor),
    );
    return all.flat();
  }
  const byPart: Partial<Record<Part, string>> = {};
  for (const { column, at } of own) byPart[column.part] = cells[at] ?? '';
  const value = readLeniently(field, valueOf(field, byPart), actor);
  // A currency without an amount says nothing.
  return value === null ? undefined : value;
}

const brief = { abortPipeEarly: true } as const;

function checked({ type, whole, columns }: Reading, values: Row) {
  const { own = [], others = [] } = Object.groupBy(Object.entries(values), ([name]) =>
    customKey(name) === null ? 'others' : 'own',
  );
  const read = v.safeParse(type.patch, Object.fromEntries(others), brief);
  const reasons = [
    ...(read.issues ?? []).map((issue) => {
      const [field = ''] = (v.getDotPath(issue) ?? '').split('.');
      return reasonAt(columns, field, issue.message);
    }),
    ...own.flatMap(([name, value]) => faultsIn(whole, columns, name, value)),
  ];
  if (!read.success || reasons.length > 0) return { values: nested(values), reasons };
  // What a type's own schema answers is a record's fields.
  return { values: { ...(read.output as Row), ...nested(Object.fromEntries(own)) }, reasons };
}

function faultsIn({ fields }: RecordType, columns: ImportColumn[], name: string, value: unknown) {
  const field = fields[name];
  const { issues = [] } = field ? v.safeParse(field.value, value, brief) : {};
  return issues.map(({ message }) => reasonAt(columns, name, message));
}

/** A reason that is about a field, with the column that goes into it. */
export function reasonAt(columns: ImportColumn[], field: string, message: string): LineReason {
  const column = columns.find(
    (one) =>
      one.field === field ||
      one.field?.startsWith(`${field}.`) ||
      (one.field === fullName && /^(?:first|last)Name$/.test(field)),
  );
  return { column: column?.name ?? null, field: field || null, message };
}
