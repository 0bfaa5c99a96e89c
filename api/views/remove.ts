import type { Tx } from '../db/tenant.ts';
import { refuseStale } from '../http/stale.ts';
import { audit } from '../records/audit.ts';
import { forgetDefaults } from './change.ts';
import { lockView } from './find.ts';
import { refuseSharing } from './share.ts';

/** Deletes a view; lists that opened with it open as usual from then on. */
export async function remove(
  tx: Tx,
  { id }: { id: string },
  ifMatch: number | null,
): Promise<null> {
  const before = await lockView(tx, id);
  if (before.ownerId !== tx.actor.memberId) refuseSharing(tx.actor, before.type);
  refuseStale(ifMatch, before.version);
  await forgetDefaults(tx, id, null);
  await tx.sql
    .deleteFrom('saved_view')
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  await audit(tx, {
    action: 'view.deleted',
    recordType: 'view',
    recordId: id,
    changes: { name: [before.name, null] },
  });
  return null;
}
