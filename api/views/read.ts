import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { listViews } from '../../contract/views.ts';
import { readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { permit } from '../records/permit.ts';
import { seen, selectViews, shownTo, type ViewRow } from './find.ts';
import { readSettings } from './settings.ts';

const byName: Order = { by: 'saved_view.name', kind: 'text', descending: false, always: true };

/** The views of one kind's list that are the actor's or the team's, by name, and what the actor has chosen for that list. */
export async function readViews(
  tx: Tx,
  { type, limit, cursor, count }: Parsed<typeof listViews>,
): Promise<Output<typeof listViews>> {
  permit(tx, recordType(type), 'read');
  const ofType = sql<boolean>`record_type = ${type}`;
  const here = cursor ? sql`${ofType} and ${beyond(cursor)}` : ofType;
  const { rows } =
    await sql<ViewRow>`${selectViews(tx, here)} order by saved_view.name, saved_view.id limit ${limit + 1}`.execute(
      tx.sql,
    );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => shownTo(tx, row)),
    nextCursor: rows.length > limit && last ? writeCursor(byName, [last.name, last.id]) : null,
    ...(count && { total: await countViews(tx, type) }),
    settings: await readSettings(tx, type),
  };
}

const beyond = (cursor: string) => {
  const [name, id] = readCursor(byName, cursor);
  return sql`(saved_view.name, saved_view.id) > (${name}, ${id})`;
};

async function countViews(tx: Tx, type: RecordName): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from saved_view
    where saved_view.tenant_id = ${tx.actor.tenantId} and record_type = ${type} and ${seen(tx)}
  `.execute(tx.sql);
  return rows[0]?.total ?? 0;
}
