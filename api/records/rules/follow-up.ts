import type { Row } from '../../../contract/record.ts';
import { addDays, startOfDay } from '../../../contract/time.ts';
import type { Rules } from '../rule.ts';
import { subjectIn, touchNextFollowUp } from '../subjects.ts';

/** The moment a follow-up turns overdue: its time, or the end of its day where it is to be done. Without either it is refused later. */
function dueBy({ dueAt, dueOn }: Row, timeZone: string): string | null {
  if (typeof dueAt === 'string') return dueAt;
  if (typeof dueOn !== 'string') return null;
  return startOfDay(addDays(dueOn, 1), timeZone).toISOString();
}

const isOver = (record: Row | null) => record?.['status'] === 'done';

export const followUpRules: Rules = {
  complete({ actor, now }, record, before) {
    const assigneeId = record['assigneeId'] ?? actor.memberId;
    const timeZone = typeof record['timeZone'] === 'string' ? record['timeZone'] : actor.timeZone;
    const stamp = now.toISOString();
    return {
      assigneeId,
      timeZone,
      dueBy: dueBy(record, timeZone),
      ...(before === null && { snoozeCount: 0 }),
      ...(before?.['assigneeId'] !== assigneeId && { assignedById: actor.memberId }),
      ...(before?.['status'] !== 'in_progress' &&
        record['status'] === 'in_progress' && { startedAt: stamp }),
      ...(isOver(record) && !isOver(before) && { completedAt: stamp, completedBy: actor.memberId }),
      ...(!isOver(record) && isOver(before) && { completedAt: null, completedBy: null }),
    };
  },
  settle: (tx, record) => touchNextFollowUp(tx, subjectIn(record['subject'])),
  about: (record) => subjectIn(record['subject']),
};
