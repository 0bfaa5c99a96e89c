import { newId } from '../../contract/id.ts';
import type { Tx } from '../db/tenant.ts';

/** Field by field what was and what is. */
export type Changes = Record<string, [before: unknown, after: unknown]>;

interface Deed {
  /** What was done to what, like `lead.changed`. */
  action: string;
  recordType: string;
  recordId: string;
  changes: Changes;
  /** The id of its activity, where it has one: by it the timeline finds the values. */
  id?: string;
}

/** In whose name an audit row is written. */
export const actorTypeOf = ({ role }: Tx['actor']) =>
  role === 'form' || role === 'superadmin' ? role : 'member';

/** The audit row of a deed: who did it, and from where. */
export const auditRow = (
  { actor, origin, now }: Tx,
  { action, recordType, recordId, changes, id = newId(now.getTime()) }: Deed,
) => ({
  tenant_id: actor.tenantId,
  id,
  actor_type: actorTypeOf(actor),
  actor_id: actor.memberId,
  on_behalf_of: actor.grantId ?? null,
  action,
  record_type: recordType,
  record_id: recordId,
  changes: JSON.stringify(changes),
  address: origin.address,
  user_agent: origin.userAgent,
  request_id: origin.requestId,
});

/** Writes a deed into the audit log, in the deed's own transaction. */
export const audit = (tx: Tx, deed: Deed) =>
  tx.sql.insertInto('audit_event').values(auditRow(tx, deed)).execute();
