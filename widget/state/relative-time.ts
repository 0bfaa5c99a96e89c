import { t } from '../messages/t.ts';
import { wallClock, type WallClock } from './zoned.ts';

const minute = 60_000;
const hour = 60 * minute;
const dayMs = 24 * hour;

/** How times and money are shown. */
export interface Format {
  locale: string;
  timeZone: string;
}

const dayNumber = ({ year, month, day }: WallClock) => Date.UTC(year, month - 1, day) / dayMs;

/** Days on the calendar from `now` to `instant`; yesterday evening is -1, however few hours ago. */
export const daysBetween = (now: number, instant: number, timeZone: string) =>
  dayNumber(wallClock(instant, timeZone)) - dayNumber(wallClock(now, timeZone));

/** "just now", "in 2h", "3 days ago", and the date itself beyond a month. */
export function relativeTime(instant: number, now: number, { locale, timeZone }: Format): string {
  const away = instant - now;
  if (Math.abs(away) < minute) return t('time.justNow');
  const brief = new Intl.RelativeTimeFormat(locale, { style: 'narrow' });
  if (Math.abs(away) < hour) return brief.format(Math.trunc(away / minute), 'minute');
  const days = daysBetween(now, instant, timeZone);
  if (days === 0) return brief.format(Math.trunc(away / hour), 'hour');
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return Math.abs(days) <= 30
    ? format.format(days, 'day')
    : shortDate(instant, now, { locale, timeZone });
}

const yearOf = (instant: number, timeZone: string) => wallClock(instant, timeZone).year;

/** "23 Nov", with the year where it is not this one. */
export function shortDate(instant: number, now: number, { locale, timeZone }: Format): string {
  const sameYear = yearOf(instant, timeZone) === yearOf(now, timeZone);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant);
}

export const clockTime = (instant: number, { locale, timeZone }: Format) =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(instant);

/** The exact moment, for hovering: "Mon, 23 Nov 2026, 10:00 CET". */
export const exactTime = (instant: number, { locale, timeZone }: Format) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant);

/** What stands above the entries of a day: "Today", "Yesterday", "Mon, 23 Nov". */
export function dayHeading(instant: number, now: number, { locale, timeZone }: Format): string {
  const days = daysBetween(now, instant, timeZone);
  if (days === 0 || days === -1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  const sameYear = yearOf(instant, timeZone) === yearOf(now, timeZone);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant);
}

/** A day without a time: "23 Nov 2026". */
export const dayInWords = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
