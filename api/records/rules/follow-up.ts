import type { Row } from '../../../contract/record.ts';
import { addDays, startOfDay } from '../../../contract/time.ts';
import type { Tx } from '../../db/tenant.ts';
import { lendAnew } from '../lend.ts';
import type { Rules } from '../rule.ts';
import { subjectIn, touchNextFollowUp } from '../subjects.ts';

/** The moment a follow-up turns overdue: its time, or the end of its day where it is to be done. Without either it is refused later. */
function dueBy({ dueAt, dueOn }: Row, timeZone: string): string | null {
  if (typeof dueAt === 'string') return dueAt;
  if (typeof dueOn !== 'string') return null;
  return startOfDay(addDays(dueOn, 1), timeZone).toISOString();
}

const isOver = (record: Row | null) => record?.['status'] === 'done';

/** For how long what a follow-up lent stays lent when it is done: whoever was quick looks into it once more. */
const afterwardsMs = 30 * 86_400_000;

/** Whether a follow-up lends anything at a time; `assigned_to()` in the database says the same. */
function lends({ deletedAt, status, completedAt }: Row, now: Date): boolean {
  if (deletedAt !== null) return false;
  if (status === 'open' || status === 'in_progress') return true;
  return typeof completedAt === 'string' && Date.parse(completedAt) > now.getTime() - afterwardsMs;
}

/** Whether an act puts somebody to work on something: whoever does that lends what they might change themselves. */
function assigns({ actor, now }: Tx, record: Row, before: Row | null): boolean {
  if (before === null) return record['assigneeId'] !== actor.memberId;
  return (
    before['assigneeId'] !== record['assigneeId'] ||
    subjectIn(before['subject'])?.id !== subjectIn(record['subject'])?.id ||
    (lends(record, now) && !lends(before, now))
  );
}

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
  async lend(tx, record, before) {
    if (assigns(tx, record, before)) await lendAnew(tx, [String(record['id'])]);
  },
  about: (record) => subjectIn(record['subject']),
};
