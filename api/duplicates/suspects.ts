import { sql } from 'kysely';

import type { DuplicateGroup } from '../../contract/duplicates.ts';
import { mergeable, type Mergeable } from '../../contract/merges.ts';
import type { Row } from '../../contract/record.ts';
import { client } from '../../contract/records/client.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { selectionOf, tableOf } from '../records/columns.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { within } from '../records/reach.ts';

/** A record as it stands in a group. */
export type Suspect = DuplicateGroup['records'][number];

export interface Named {
  type: Mergeable;
  id: string;
}

/** Those of some records that the actor may read, by id: one statement for each kind, and one for the owners. */
export async function readSuspects(tx: Tx, named: Named[]): Promise<Map<string, Suspect>> {
  const found: { type: Mergeable; row: Row }[] = [];
  for (const type of mergeable) {
    const ids = named.filter((one) => one.type === type).map(({ id }) => id);
    for (const row of await rowsOf(tx, type, ids)) found.push({ type, row });
  }
  const clientIds = found.flatMap(({ row }) => textOf(row['clientId']) ?? []);
  const clients = new Map(
    (await rowsOf(tx, 'client', clientIds)).map((row) => [String(row['id']), row]),
  );
  const employerOf = (row: Row) => clients.get(String(row['clientId']));
  const names = await memberNames(tx, [...found.map(({ row }) => row), ...clients.values()]);
  return new Map(
    found.map(({ type, row }) => {
      const holder = type === 'contact' ? employerOf(row) : row;
      const employer = employerOf(row);
      const suspect: Suspect = {
        type,
        id: String(row['id']),
        name: recordType(type).title(row),
        company: employer ? client.title(employer) : textOf(row['companyName']),
        owner: names.get(String(holder?.['ownerId'])) ?? null,
        createdAt: String(row['createdAt']),
      };
      return [suspect.id, suspect];
    }),
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

async function rowsOf({ sql: db, actor }: Tx, name: Mergeable, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const type = recordType(name);
  const { rows } = await sql<Row>`
    select ${sql.raw(selectionOf(type, hiddenFields(actor, type)))} from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and id = any(${ids}::uuid[]) and deleted_at is null and ${within(actor, type, 'read')}
  `.execute(db);
  return rows;
}

async function memberNames({ sql: db, actor }: Tx, rows: Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => textOf(row['ownerId']) ?? []);
  if (ids.length === 0) return new Map();
  const members = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('tenant_id', '=', actor.tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(members.map(({ id, name }) => [id, name]));
}
