import type { Rules } from '../rule.ts';

/** A project keeps when it entered its stage and when it was won or lost; one that is not lost was not lost for a reason. */
export const projectRules: Rules = {
  complete({ actor, now }, record, before) {
    const stamp = now.toISOString();
    const isClosed = record['status'] === 'won' || record['status'] === 'lost';
    const wasClosed = before?.['status'] === 'won' || before?.['status'] === 'lost';
    return {
      ...(before === null && { ownerId: record['ownerId'] ?? actor.memberId }),
      ...(before?.['stage'] !== record['stage'] && { stageChangedAt: stamp }),
      ...(isClosed !== wasClosed && { closedAt: isClosed ? stamp : null }),
      ...(before?.['status'] === 'lost' && record['status'] !== 'lost' && { lostReason: null }),
    };
  },
  about({ leadId, clientId }) {
    if (typeof clientId === 'string') return { type: 'client', id: clientId };
    return { type: 'lead', id: String(leadId) };
  },
};
