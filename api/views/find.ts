import { sql, type RawBuilder } from 'kysely';

import { recordType } from '../../contract/records/index.ts';
import type { View } from '../../contract/views.ts';
import type { Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { permit } from '../records/permit.ts';
import { stillKnown } from './known.ts';
import { mayShare } from './share.ts';

/** A view as it is kept. */
export type ViewRow = Omit<View, 'dropped' | 'mayChange'>;

/** One's own, and those of the team. */
export const seen = ({ actor }: Tx): RawBuilder<boolean> =>
  sql<boolean>`(saved_view.owner_id = ${actor.memberId} or saved_view.is_shared)`;

export const selectViews = (tx: Tx, condition: RawBuilder<unknown>) => sql<ViewRow>`
  select saved_view.id, record_type as type, saved_view.name, is_shared as "isShared", owner_id as "ownerId",
    member.name as "ownerName", query, columns, saved_view.created_at as "createdAt", saved_view.version
  from saved_view join member on member.tenant_id = ${tx.actor.tenantId} and member.id = saved_view.owner_id
  where saved_view.tenant_id = ${tx.actor.tenantId} and ${seen(tx)} and ${condition}`;

/** A view as somebody may see it by now. */
export const shownTo = ({ actor }: Tx, { query, columns, ...row }: ViewRow): View => ({
  ...row,
  ...stillKnown(actor, recordType(row.type), { query, columns }),
  mayChange: row.ownerId === actor.memberId || mayShare(actor, row.type),
});

/** One view that the actor may see, as it is kept and with its lock; nobody else changes it until the transaction ends. */
export async function lockView(tx: Tx, id: string): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`
    ${selectViews(tx, sql`saved_view.id = ${id}`)} for update of saved_view
  `.execute(tx.sql);
  const [row] = rows;
  if (!row) throw notFound();
  permit(tx, recordType(row.type), 'read');
  return row;
}

/** One view as its list shows it. */
export async function readView(tx: Tx, id: string): Promise<View> {
  const { rows } = await selectViews(tx, sql`saved_view.id = ${id}`).execute(tx.sql);
  const [row] = rows;
  if (!row) throw notFound();
  return shownTo(tx, row);
}
