import type { SecurityKind } from '../../contract/logs.ts';
import type { Tx } from '../db/tenant.ts';
import { logSecurity } from '../http/security-log.ts';
import { audit, type Changes } from './audit.ts';

type Verb = 'changed' | 'disabled' | 'enabled' | 'removed' | 'invited' | 'uninvited' | 'joined';

const kinds: Partial<Record<Verb, SecurityKind>> = {
  disabled: 'member_disabled',
  enabled: 'member_enabled',
  removed: 'member_removed',
  invited: 'member_invited',
};

/**
 * Writes down what was done to a member, in the deed's own transaction: the audit log has all of it, the security log what
 * somebody may do from now on, or may do no more. `id`: the member's, or the invitation's.
 */
export async function tellOfMember(
  tx: Tx,
  verb: Verb,
  id: string,
  changes: Changes,
): Promise<void> {
  await audit(tx, { action: `member.${verb}`, recordType: 'member', recordId: id, changes });
  const kind = changes['role'] && verb === 'changed' ? 'role_changed' : kinds[verb];
  if (!kind) return;
  const [from, to] = changes['role'] ?? [];
  const email = changes['email']?.[1];
  await logSecurity(tx, {
    kind,
    email: typeof email === 'string' ? email : null,
    details: {
      [verb === 'invited' ? 'invitationId' : 'memberId']: id,
      ...(to !== undefined && { from, to }),
    },
  });
}
