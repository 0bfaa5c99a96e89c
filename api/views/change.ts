import { isDeepStrictEqual } from 'node:util';

import type { Parsed } from '../../contract/endpoint.ts';
import { recordType } from '../../contract/records/index.ts';
import type { changeView, View } from '../../contract/views.ts';
import type { Tx } from '../db/tenant.ts';
import { refuseStale } from '../http/stale.ts';
import { audit, type Changes } from '../records/audit.ts';
import { nameTaken } from './create.ts';
import { lockView, readView } from './find.ts';
import { refuseUnknown } from './known.ts';
import { refuseSharing } from './share.ts';

/** Changes a view. One's own is one's own to change; the team's, by whoever may keep views for the team. */
export async function change(
  tx: Tx,
  { id, ...wanted }: Parsed<typeof changeView>,
  ifMatch: number | null,
): Promise<View> {
  const before = await lockView(tx, id);
  const isOwn = before.ownerId === tx.actor.memberId;
  if (!isOwn || wanted.isShared) refuseSharing(tx.actor, before.type);
  refuseStale(ifMatch, before.version);
  refuseUnknown(tx.actor, recordType(before.type), wanted);
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const after = { ...before, ...Object.fromEntries(given) };
  const changes: Changes = {};
  for (const field of ['name', 'isShared', 'query', 'columns'] as const)
    if (!isDeepStrictEqual(before[field], after[field]))
      changes[field] = [before[field], after[field]];
  if (Object.keys(changes).length === 0) return readView(tx, id);
  await tx.sql
    .updateTable('saved_view')
    .set({
      name: after.name,
      is_shared: after.isShared,
      query: JSON.stringify(after.query),
      columns: after.columns,
      version: before.version + 1,
      updated_at: tx.now,
    })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute()
    .catch(nameTaken(after.isShared));
  if (changes['isShared'] && !after.isShared) await forgetDefaults(tx, id, before.ownerId);
  await audit(tx, { action: 'view.changed', recordType: 'view', recordId: id, changes });
  // Whoever takes back a colleague's view does not see it any more, and is told what it was last.
  return isOwn || after.isShared
    ? readView(tx, id)
    : { ...after, dropped: [], mayChange: false, version: before.version + 1 };
}

/** A list opens with no view that its reader does not see. */
export async function forgetDefaults(tx: Tx, id: string, except: string | null): Promise<void> {
  let lists = tx.sql
    .updateTable('list_setting')
    .set({ default_view_id: null })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('default_view_id', '=', id);
  if (except !== null) lists = lists.where('member_id', '<>', except);
  await lists.execute();
}
