import { sql, type RawBuilder } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import { snake, tableOf } from './columns.ts';
import type { Subject } from './rule.ts';

/** A field by which records of one kind hang on those of another. */
export interface Link {
  child: RecordType;
  field: string;
  isSubject: boolean;
  /** Only the server sets it: it tells where something came from or went to. */
  isComputed: boolean;
}

/** Every field of every kind that points to a kind. */
export const linksTo = (name: RecordName): Link[] =>
  Object.keys(recordTypes).flatMap((child) =>
    // The keys of the table of kinds are their names.
    linksOf(recordType(child as RecordName), name),
  );

const linksOf = (child: RecordType, name: RecordName): Link[] =>
  Object.entries(child.fields).flatMap(([field, { kind, refersTo = [], computed = false }]) =>
    refersTo.includes(name)
      ? [{ child, field, isSubject: kind === 'subject', isComputed: computed }]
      : [],
  );

/** The SQL that holds for the rows that hang on a record by a link. */
export function hangsOn({ field, isSubject }: Link, { type, id }: Subject): RawBuilder<boolean> {
  const column = snake(field);
  if (!isSubject) return sql`${sql.ref(column)} = ${id}`;
  return sql`(${sql.ref(`${column}_id`)} = ${id} and ${sql.ref(`${column}_type`)} = ${type})`;
}

/** What a row's fields are once it hangs on another record, which may be of another kind. */
export function hungOn({ child, field, isSubject }: Link, from: Subject, to: Subject) {
  if (isSubject) return { [field]: to };
  if (from.type === to.type) return { [field]: to.id };
  const other = linksOf(child, to.type as RecordName).find(({ isComputed }) => !isComputed);
  if (!other) throw new Error(`A ${child.name} hangs on no ${to.type}`);
  return { [field]: null, [other.field]: to.id };
}

/** The rows of a link's kind; alive and deleted ones have an index each. */
export const rowsHanging = (
  tenantId: string,
  link: Link,
  on: Subject,
): RawBuilder<{ id: string }> => {
  const table = sql.table(tableOf(link.child));
  const some = (which: 'null' | 'not null') =>
    sql`select id from ${table} where tenant_id = ${tenantId} and ${hangsOn(link, on)} and deleted_at is ${sql.raw(which)}`;
  return sql`${some('null')} union all ${some('not null')}`;
};
