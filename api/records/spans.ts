import type { Span } from '../../contract/list.ts';
import { addDays } from '../../contract/time.ts';

/** The first day of a span, and the one after its last, as dates; weeks begin on Monday (ISO 8601). */
export function daysOf(span: Span, today: string): [from: string, until: string] {
  const days = (first: number, count: number): [string, string] => [
    addDays(today, first),
    addDays(today, first + count),
  ];
  // Sunday is the last day of its week.
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const months = (ahead: number): [string, string] => [
    monthBegin(today, ahead),
    monthBegin(today, ahead + 1),
  ];
  switch (span) {
    case 'today':
      return days(0, 1);
    case 'yesterday':
      return days(-1, 1);
    case 'tomorrow':
      return days(1, 1);
    case 'this_week':
      return days(-sinceMonday, 7);
    case 'last_week':
      return days(-sinceMonday - 7, 7);
    case 'next_week':
      return days(7 - sinceMonday, 7);
    case 'last_7_days':
      return days(-6, 7);
    case 'last_30_days':
      return days(-29, 30);
    case 'next_7_days':
      return days(0, 7);
    case 'next_30_days':
      return days(0, 30);
    case 'this_month':
      return months(0);
    case 'last_month':
      return months(-1);
    case 'next_month':
      return months(1);
    case 'this_year': {
      const year = Number(today.slice(0, 4));
      return [`${year}-01-01`, `${year + 1}-01-01`];
    }
  }
}

function monthBegin(today: string, ahead: number): string {
  const month = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() + ahead);
  return month.toISOString().slice(0, 10);
}
