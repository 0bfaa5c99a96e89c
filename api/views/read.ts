import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { listViews, View } from '../../contract/views.ts';
import { readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { permit } from '../records/permit.ts';
import { stillKnown } from './known.ts';
import { readSettings } from './settings.ts';
import { mayShare } from './share.ts';

const byName: Order = { by: 'saved_view.name', kind: 'text', descending: false, always: true };

type ViewRow = Omit<View, 'dropped' | 'mayChange'>;

/** One's own, and those of the team. */
const seen = ({ actor }: Tx): RawBuilder<boolean> =>
  sql<boolean>`(saved_view.owner_id = ${actor.memberId} or saved_view.is_shared)`;

const select = (tx: Tx, condition: RawBuilder<unknown>) => sql<ViewRow>`
  select saved_view.id, record_type as type, saved_view.name, is_shared as "isShared", owner_id as "ownerId",
    member.name as "ownerName", query, columns, saved_view.created_at as "createdAt", saved_view.version
  from saved_view join member on member.tenant_id = ${tx.actor.tenantId} and member.id = saved_view.owner_id
  where saved_view.tenant_id = ${tx.actor.tenantId} and ${seen(tx)} and ${condition}`;

const shownTo = ({ actor }: Tx, { query, columns, ...row }: ViewRow): View => ({
  ...row,
  ...stillKnown(actor, recordType(row.type), { query, columns }),
  mayChange: row.ownerId === actor.memberId || mayShare(actor, row.type),
});

/** The views of one kind's list that are the actor's or the team's, by name, and what the actor has chosen for that list. */
export async function readViews(
  tx: Tx,
  { type, limit, cursor, count }: Parsed<typeof listViews>,
): Promise<Output<typeof listViews>> {
  permit(tx, recordType(type), 'read');
  const ofType = sql<boolean>`record_type = ${type}`;
  const here = cursor ? sql`${ofType} and ${beyond(cursor)}` : ofType;
  const { rows } =
    await sql<ViewRow>`${select(tx, here)} order by saved_view.name, saved_view.id limit ${limit + 1}`.execute(
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

/** One view that the actor may see, as it is kept and with its lock; nobody else changes it until the transaction ends. */
export async function lockView(tx: Tx, id: string): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`
    ${select(tx, sql`saved_view.id = ${id}`)} for update of saved_view
  `.execute(tx.sql);
  const [row] = rows;
  if (!row) throw notFound();
  permit(tx, recordType(row.type), 'read');
  return row;
}

/** One view as its list shows it. */
export async function readView(tx: Tx, id: string): Promise<View> {
  const { rows } = await select(tx, sql`saved_view.id = ${id}`).execute(tx.sql);
  const [row] = rows;
  if (!row) throw notFound();
  return shownTo(tx, row);
}
