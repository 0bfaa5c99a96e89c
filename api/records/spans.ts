import type { Span } from '../../contract/filters.ts';
import { addDays } from '../../contract/time.ts';

type Days = [from: string, until: string];

/** The first day of a span, and the one after its last, as dates; weeks begin on Monday (ISO 8601). */
export function daysOf(span: Span, today: string): Days {
  const days = (first: number, count: number): Days => [
    addDays(today, first),
    addDays(today, first + count),
  ];
  const months = (ahead: number): Days => [monthBegin(today, ahead), monthBegin(today, ahead + 1)];
  // Sunday is the last day of its week.
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const year = Number(today.slice(0, 4));
  const all: Record<Span, Days> = {
    today: days(0, 1),
    yesterday: days(-1, 1),
    tomorrow: days(1, 1),
    this_week: days(-sinceMonday, 7),
    last_week: days(-sinceMonday - 7, 7),
    next_week: days(7 - sinceMonday, 7),
    last_7_days: days(-6, 7),
    last_30_days: days(-29, 30),
    next_7_days: days(0, 7),
    next_30_days: days(0, 30),
    this_month: months(0),
    last_month: months(-1),
    next_month: months(1),
    this_year: [`${year}-01-01`, `${year + 1}-01-01`],
  };
  return all[span];
}

function monthBegin(today: string, ahead: number): string {
  const month = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() + ahead);
  return month.toISOString().slice(0, 10);
}
