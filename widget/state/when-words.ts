import { addDays, addMonths, weekday, type WallClock } from './zoned.ts';

export type Day = WallClock;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The place of a name, or of its first three or more letters, in a list; -1 when it is not there. */
const placeOf = (name: string, names: string[]) =>
  name.length < 3 ? -1 : names.findIndex((full) => full.startsWith(name.replace(/\.$/, '')));

const numbers: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const readNumber = (text: string) => (/^\d{1,3}$/.test(text) ? Number(text) : numbers[text]);

/** Milliseconds from now for "in 20 minutes", "in 2 h", "in half an hour"; null for anything else. */
export function readOffset(text: string): number | null {
  if (/^in half an hour$/.test(text)) return 30 * 60_000;
  const [, amount, unit] =
    /^in (\w+) ?(minutes?|mins?|min|hours?|hrs?|h)$/.exec(text) ??
    /^in (\d+)(m|h)$/.exec(text) ??
    [];
  const count = amount && readNumber(amount);
  if (!count || !unit) return null;
  return count * (unit.startsWith('m') ? 60_000 : 3_600_000);
}

function ahead(today: Day, amount: string | undefined, unit: string | undefined): Day | null {
  const count = amount && readNumber(amount);
  if (!count || !unit) return null;
  if (unit.startsWith('d')) return addDays(today, count);
  if (unit.startsWith('w')) return addDays(today, count * 7);
  return addMonths(today, unit.startsWith('y') ? count * 12 : count);
}

/** A weekday alone is the next one to come, never today; "next" is that of the week after this one, which begins on Monday. */
function comingWeekday(today: Day, name: string, next: boolean): Day | null {
  const wanted = placeOf(name, weekdays);
  if (wanted < 0) return null;
  const ofThisWeek = wanted - weekday(today);
  if (next) return addDays(today, ofThisWeek + 7);
  return addDays(today, ofThisWeek <= 0 ? ofThisWeek + 7 : ofThisWeek);
}

/** A day and month without a year are the next to come. */
function dated(today: Day, day: number, month: number, year?: string): Day | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = { ...today, year: year ? Number(year) : today.year, month, day: 1 };
  const has = (candidate: Day) => addDays(candidate, day - 1).month === month;
  const passed = month < today.month || (month === today.month && day < today.day);
  const start = !year && passed ? { ...first, year: first.year + 1 } : first;
  return has(start) ? addDays(start, day - 1) : null;
}

function readDate(text: string, today: Day): Day | null {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text);
  if (iso) return dated(today, Number(iso[3]), Number(iso[2]), iso[1]);
  const dotted = /^(\d\d?)\. ?(\d\d?)\.(?: ?(\d{4}))?$/.exec(text);
  if (dotted) return dated(today, Number(dotted[1]), Number(dotted[2]), dotted[3]);
  const dayFirst = /^(\d\d?)(?:\.|st|nd|rd|th)?(?: of)? ([a-z]+\.?)(?: (\d{4}))?$/.exec(text);
  const monthFirst = /^([a-z]+\.?) (\d\d?)(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name ? placeOf(name, months) : -1;
  return month < 0 ? null : dated(today, Number(day), month + 1, year);
}

/** The day that "today", "in 3 days", "next monday", "end of the week", "27 nov" or "2026-12-01" means, seen from `today`. */
export function readDay(text: string, today: Day): Day | null {
  const plain = text.replace(/^(?:on|by|until) /, '');
  if (plain === 'today') return today;
  if (/^(?:tomorrow|tmrw|tmr)$/.test(plain)) return addDays(today, 1);
  if (plain === 'the day after tomorrow' || plain === 'day after tomorrow')
    return addDays(today, 2);
  if (plain === 'next week') return comingWeekday(today, 'monday', true);
  if (plain === 'next month') return addMonths(today, 1);
  if (/^(?:the )?end of (?:the |this )?week$/.test(plain))
    return weekday(today) === 4 ? today : comingWeekday(today, 'friday', false);
  if (/^(?:the )?end of (?:the |this )?month$/.test(plain))
    return addDays(addMonths({ ...today, day: 1 }, 1), -1);
  const [, amount, unit] =
    /^in (\w+) (days?|weeks?|months?|years?)$/.exec(plain) ?? /^in (\d+)(d|w)$/.exec(plain) ?? [];
  const [, next, name = ''] = /^(next |this |coming )?([a-z]+\.?)$/.exec(plain) ?? [];
  return (
    ahead(today, amount, unit) ??
    comingWeekday(today, name, next === 'next ') ??
    readDate(plain, today)
  );
}
