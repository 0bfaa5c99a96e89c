import type { Tx } from '../db/tenant.ts';
import { logSecurity } from '../http/security-log.ts';
import { audit } from '../records/audit.ts';

interface Told {
  id: string;
  superadmin: string;
  reason: string;
}

/** Tells both logs of the company what became of a grant, in the deed's own transaction. */
export async function tellGrant(
  tx: Tx,
  verb: 'opened' | 'entered' | 'ended',
  { id, superadmin, reason }: Told,
): Promise<void> {
  await audit(
    // A superadmin's deeds stand under the grant; an admin's are their own.
    { ...tx, actor: tx.actor.memberId ? tx.actor : { ...tx.actor, grantId: id } },
    {
      action: `grant.${verb}`,
      recordType: 'accessGrant',
      recordId: id,
      changes: verb === 'opened' ? { reason: [null, reason] } : {},
    },
  );
  await logSecurity(tx, { kind: `grant_${verb}`, details: { grantId: id, superadmin, reason } });
}
