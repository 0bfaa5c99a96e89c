/** What a clock on the wall of a time zone shows; `month` is 1 to 12. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string) {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

const asUtc = ({ year, month, day, hour, minute }: WallClock) =>
  Date.UTC(year, month - 1, day, hour, minute);

/** The wall clock of a zone at a moment. */
export function wallClock(instant: number, timeZone: string): WallClock {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant))
    part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return { year, month, day, hour, minute };
}

const offsetMs = (instant: number, timeZone: string) => {
  const whole = Math.floor(instant / 60_000) * 60_000;
  return asUtc(wallClock(whole, timeZone)) - whole;
};

const dayMs = 86_400_000;

/**
 * The moment at which a zone's wall clock shows `wanted`, as RFC 5545 reads local times: one that a change to summer time leaves out
 * is read with the offset before it (2:30 becomes 3:30), one that occurs twice is the first.
 */
export function instantOf(wanted: WallClock, timeZone: string): number {
  const utc = asUtc(wanted);
  const before = utc - offsetMs(utc - dayMs, timeZone);
  const after = utc - offsetMs(utc + dayMs, timeZone);
  const fits = (instant: number) => asUtc(wallClock(instant, timeZone)) === utc;
  if (fits(before)) return before;
  return fits(after) ? after : before;
}

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
