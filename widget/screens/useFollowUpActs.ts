import type { Outcome } from '../components/DueRow.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import type { AnyRecord } from '../state/any-record.ts';
import { dueInWords } from '../state/due.ts';
import type { FollowUp } from '../state/follow-up-acts.ts';
import { useMay } from './useMe.ts';
import { useWorkspace } from './workspace-context.ts';

type Known = Pick<FollowUp, 'id' | 'title' | 'dueAt' | 'dueOn' | 'status'>;

/** Rows of a list of follow-ups that are still to be done; one done on this screen goes at once. */
export const isOpenFollowUp = (record: AnyRecord): record is AnyRecord & FollowUp =>
  'dueBy' in record && (record['status'] === 'open' || record['status'] === 'in_progress');

/** Done and Snooze of a follow-up, told in the reader's words, as a row takes them; nothing for whoever may not. */
export function useFollowUpActs() {
  const { acts } = useWorkspace();
  const may = useMay();
  const { locale, timeZone } = useSurroundings();
  const snooze = (followUp: Known, until: string) => {
    const due = { dueAt: until, dueOn: null, dueBy: until };
    return acts.snooze(followUp, until, dueInWords(due, Date.now(), { locale, timeZone }));
  };
  return (followUp: Known) =>
    may('followUp', 'change')
      ? {
          onDone: (outcome: Outcome | null) => void acts.done(followUp, outcome),
          onSnooze: (until: string) => void snooze(followUp, until),
        }
      : {};
}
