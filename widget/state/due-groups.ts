import { dueInstant, dueTone, type Due } from './due.ts';
import { daysBetween } from './relative-time.ts';

export const dueGroups = ['overdue', 'today', 'nextSevenDays', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The stretch of time in which a follow-up is due; days are those of the zone's calendar. */
export function dueGroup(due: Due, now: number, timeZone: string): DueGroup {
  if (dueTone(due, now, timeZone) === 'overdue') return 'overdue';
  const days = daysBetween(now, dueInstant(due, timeZone), timeZone);
  if (days <= 0) return 'today';
  return days <= 7 ? 'nextSevenDays' : 'later';
}
