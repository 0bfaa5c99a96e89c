import type { Rules } from '../rule.ts';

/** Whoever saves a lead owns it, unless somebody else is named; and the day its status changed is kept. */
export const leadRules: Rules = {
  complete({ actor, now }, record, before) {
    const moved = before?.['status'] !== record['status'];
    return {
      ...(before === null && { ownerId: record['ownerId'] ?? actor.memberId }),
      ...(moved && { statusChangedAt: now.toISOString() }),
    };
  },
};

export const clientRules: Rules = {
  complete: ({ actor }, record, before) =>
    before === null ? { ownerId: record['ownerId'] ?? actor.memberId } : {},
};
