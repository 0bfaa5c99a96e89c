import { recordType, type RecordName } from '../../contract/records/index.ts';
import { scopeOf } from '../db/access.ts';
import type { Actor } from '../db/tenant.ts';
import { AppError } from '../errors.ts';

/** Whoever works on everybody's records of a kind says how everybody may look at them. */
export const mayShare = ({ access }: Actor, type: RecordName): boolean =>
  scopeOf(access, type, 'change') === 'all';

/** Refuses to make or to mend what the whole team sees. */
export function refuseSharing(actor: Actor, type: RecordName): void {
  if (mayShare(actor, type)) return;
  const all = recordType(type).labelPlural.toLowerCase();
  const message = `Only who may change all ${all} keeps views for the team; ask a manager, or keep it for yourself`;
  throw new AppError('forbidden', message, { errors: [{ field: 'isShared', message }] });
}
