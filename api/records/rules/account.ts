import { localDate } from '../../../contract/time.ts';
import type { Rules } from '../rule.ts';

/** What is closed without a day was closed today; what is opened again was never closed. */
export const accountRules: Rules = {
  complete({ actor, now }, record, before) {
    const isClosed = record['status'] === 'closed';
    if (isClosed === (before?.['status'] === 'closed')) return {};
    if (!isClosed) return before ? { closedOn: null } : {};
    return { closedOn: record['closedOn'] ?? localDate(now, actor.timeZone) };
  },
  about: ({ clientId }) => ({ type: 'client', id: String(clientId) }),
};
