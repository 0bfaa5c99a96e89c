import { addDays, localDate, startOfDay } from '../../contract/time.ts';
import { between, type Random } from './random.ts';

const minute = 60_000;
const farthest = 400;

/** The days around now as a company's wall clock has them. Ages count days back; a negative age is still to come. */
export interface Calendar {
  now: Date;
  date(age: number): string;
  isWorkday(age: number): boolean;
  /** A moment of a day, by minutes after midnight. */
  at(age: number, minutes: number): Date;
  /** A moment in office hours on the day, or on the last working day before it; never later than now. */
  past(random: Random, age: number): Date;
}

/** Reading a zone's clock is slow, so each day's first moment is worked out once. */
export function makeCalendar(now: Date, timeZone: string): Calendar {
  const today = localDate(now, timeZone);
  const days = Array.from({ length: farthest * 2 + 1 }, (_, place) => {
    const date = addDays(today, place - farthest);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return { date, start: startOfDay(date, timeZone).getTime(), works: weekday % 6 !== 0 };
  });
  const day = (age: number) => {
    const found = days[farthest - age];
    if (!found) throw new Error(`The calendar ends ${farthest} days from now`);
    return found;
  };
  // Clocks change at night on Sundays: in office hours the minutes since midnight are what the clock shows.
  const at = (age: number, minutes: number) => new Date(day(age).start + minutes * minute);
  const past = (random: Random, age: number): Date => {
    let back = Math.max(0, age);
    while (!day(back).works) back += 1;
    const moment = at(back, between(random, 8 * 60 + 15, 17 * 60 + 30));
    return moment.getTime() <= now.getTime() - 30 * minute ? moment : past(random, back + 1);
  };
  return { now, at, past, date: (age) => day(age).date, isWorkday: (age) => day(age).works };
}

/** Moments in office hours for ages in falling order, each at least ten minutes after the one before. */
export function moments(calendar: Calendar, random: Random, ages: number[]): Date[] {
  const latest = calendar.now.getTime() - 10 * minute;
  const sorted = ages
    .map((age) => calendar.past(random, age).getTime())
    .toSorted((one, other) => one - other);
  for (let place = sorted.length - 2; place >= 0; place--) {
    const next = sorted[place + 1] ?? latest;
    sorted[place] = Math.min(sorted[place] ?? next, next - 10 * minute);
  }
  return sorted.map((moment) => new Date(moment));
}

export const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute);
