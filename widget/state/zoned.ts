import { instantOf as momentOf, localTime } from '../../contract/time.ts';

/** What a clock on the wall of a time zone shows; `month` is 1 to 12. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** The wall clock of a zone at a moment. */
export function wallClock(instant: number, timeZone: string): WallClock {
  const clock = readLocal(localTime(new Date(instant), timeZone));
  if (!clock) throw new RangeError(`No wall clock at ${instant}`);
  return clock;
}

/** The moment at which a zone's wall clock shows `wanted`, in milliseconds; read as RFC 5545 reads local times. */
export const instantOf = (wanted: WallClock, timeZone: string) =>
  momentOf(localText(wanted), timeZone).getTime();

/** The same wall clock, some days later (or earlier): days have no fixed length. */
export function addDays(clock: WallClock, days: number): WallClock {
  const moved = new Date(Date.UTC(clock.year, clock.month - 1, clock.day + days));
  return {
    ...clock,
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}

/** The same day some months later; the 31st becomes the last day of a shorter month. */
export function addMonths(clock: WallClock, months: number): WallClock {
  const first = new Date(Date.UTC(clock.year, clock.month - 1 + months, 1));
  const year = first.getUTCFullYear();
  const month = first.getUTCMonth() + 1;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { ...clock, year, month, day: Math.min(clock.day, lastDay) };
}

/** 0 is Monday, 6 is Sunday. */
export const weekday = ({ year, month, day }: WallClock) =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

const two = (number: number) => String(number).padStart(2, '0');

/** `2026-11-23` */
export const dayText = ({ year, month, day }: WallClock) =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** `2026-11-23T09:30`, as a `datetime-local` input has it. */
export const localText = (clock: WallClock) =>
  `${dayText(clock)}T${two(clock.hour)}:${two(clock.minute)}`;

/** Reads `2026-11-23` or `2026-11-23T09:30`; null when it is neither. */
export function readLocal(text: string): WallClock | null {
  const [, year, month, day, hour = '0', minute = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  };
}
