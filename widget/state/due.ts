import { t } from '../messages/t.ts';
import { clockTime, daysBetween, shortDate, type Format } from './relative-time.ts';
import { instantOf, readLocal } from './zoned.ts';

export interface Due {
  dueAt: string | null;
  dueOn: string | null;
  /** When it turns overdue. */
  dueBy: string | null;
}

export type DueTone = 'overdue' | 'soon' | 'later';

/** The moment a follow-up is shown at: its time, or noon of its day. */
export function dueInstant({ dueAt, dueOn }: Due, timeZone: string): number {
  if (dueAt) return Date.parse(dueAt);
  const day = readLocal(dueOn ?? '');
  return day ? instantOf({ ...day, hour: 12 }, timeZone) : 0;
}

export function dueTone(due: Due, now: number, timeZone: string): DueTone {
  const overdueFrom = due.dueBy ? Date.parse(due.dueBy) : dueInstant(due, timeZone);
  if (overdueFrom < now) return 'overdue';
  return daysBetween(now, dueInstant(due, timeZone), timeZone) <= 0 ? 'soon' : 'later';
}

/** "2 days late", "14:00", "Tomorrow", "Fri 9:00", "12 Dec". */
export function dueInWords(due: Due, now: number, format: Format): string {
  const at = dueInstant(due, format.timeZone);
  const days = daysBetween(now, at, format.timeZone);
  if (dueTone(due, now, format.timeZone) === 'overdue') return late(now - at, -days);
  const time = due.dueAt ? clockTime(at, format) : '';
  if (days === 0) return time || t('time.today');
  if (days === 1) return [t('time.tomorrow'), time].filter(Boolean).join(' ');
  if (days < 7) return [weekdayName(at, format), time].filter(Boolean).join(' ');
  return shortDate(at, now, format);
}

function late(byMs: number, days: number): string {
  if (days > 0) return t('time.daysLate', { count: days });
  const hours = Math.floor(byMs / 3_600_000);
  if (hours > 0) return t('time.hoursLate', { count: hours });
  return t('time.minutesLate', { count: Math.max(1, Math.floor(byMs / 60_000)) });
}

const weekdayName = (instant: number, { locale, timeZone }: Format) =>
  new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' }).format(instant);
