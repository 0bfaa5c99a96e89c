import type { Tx } from '../db/tenant.ts';
import { audit, type Changes } from './audit.ts';

type Verb = 'changed' | 'disabled' | 'enabled' | 'removed' | 'invited' | 'uninvited' | 'joined';

/**
 * Writes down what was done to a member. All that is done to people comes through here, so that this is the place to tell the
 * security log of it as well.
 */
export const tellOfMember = (tx: Tx, verb: Verb, id: string, changes: Changes) =>
  audit(tx, { action: `member.${verb}`, recordType: 'member', recordId: id, changes });
