import { sql } from 'kysely';

import type { NameOf } from '../../../contract/cells.ts';
import { valueIn } from '../../../contract/custom-declaration.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import { isRecordName, recordType } from '../../../contract/records/index.ts';
import type { SheetColumn } from '../../../contract/sheet.ts';
import type { Tx } from '../../db/tenant.ts';
import { selectionOf, tableOf } from '../columns.ts';
import { hiddenFields } from '../field-rules.ts';
import { within } from '../reach.ts';
import type { Subject } from '../rule.ts';
import { subjectIn } from '../subjects.ts';

/** What the records and members are called that some rows point to: those that the actor may read. */
export const namesIn = (tx: Tx, columns: SheetColumn[], rows: Row[]): Promise<NameOf> =>
  namesFor(
    tx,
    columns
      .filter(({ part }) => part === 'name')
      .flatMap((column) => rows.flatMap((row) => targetIn(column, row))),
  );

/** What these records and members are called. */
export async function namesFor(tx: Tx, wanted: Subject[]): Promise<NameOf> {
  const names = new Map<string, string>();
  for (const [type, targets] of Map.groupBy(wanted, (target) => target.type)) {
    const ids = [...new Set(targets.map(({ id }) => id))];
    const found = isRecordName(type)
      ? await recordNames(tx, recordType(type), ids)
      : await memberNames(tx, ids);
    for (const [id, name] of found) names.set(id, name);
  }
  return (_, id) => names.get(id) ?? null;
}

function targetIn({ of, field }: SheetColumn, row: Row): Subject[] {
  const value = valueIn(row, of);
  if (typeof value === 'string') return [{ type: field.refersTo?.[0] ?? '', id: value }];
  const subject = subjectIn(value);
  return subject ? [subject] : [];
}

async function recordNames(
  { sql: db, actor }: Tx,
  type: RecordType,
  ids: string[],
): Promise<[string, string][]> {
  const { rows } = await sql<Row>`
    select ${sql.raw(selectionOf(type, hiddenFields(actor, type)))} from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and id = any(${ids}::uuid[]) and deleted_at is null
      and ${within(actor, type, 'read')}
  `.execute(db);
  return rows.map((row) => [String(row['id']), type.title(row)]);
}

async function memberNames({ sql: db, actor }: Tx, ids: string[]): Promise<[string, string][]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from member where tenant_id = ${actor.tenantId} and id = any(${ids}::uuid[])
  `.execute(db);
  return rows.map(({ id, name }) => [id, name]);
}
