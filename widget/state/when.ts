import { readDay, readOffset, type Day } from './when-words.ts';
import { dayText, instantOf, wallClock } from './zoned.ts';

/** When a follow-up is due: at a moment, or at some time of a day. */
export type When = { dueAt: string; dueOn: null } | { dueAt: null; dueOn: string };

interface TimeOfDay {
  hour: number;
  minute: number;
}

const named: Record<string, TimeOfDay> = {
  morning: { hour: 9, minute: 0 },
  noon: { hour: 12, minute: 0 },
  midday: { hour: 12, minute: 0 },
  afternoon: { hour: 14, minute: 0 },
  evening: { hour: 18, minute: 0 },
  tonight: { hour: 19, minute: 0 },
};

function readTime(text: string): TimeOfDay | null {
  const name = named[text.replace(/^(?:in the |this |at )/, '')];
  if (name) return name;
  const [, hours, minutes, half] =
    /^(?:at |@ ?)?(\d{1,2})(?:[:.h](\d\d))? ?(am|pm|a\.m\.|p\.m\.|h|o'clock|uhr)?$/.exec(text) ??
    [];
  // A bare number is a time only after "at": "call 3" is not a call at three.
  if (!hours || !(minutes || half || /^(?:at |@)/.test(text))) return null;
  let hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (/^[ap]/.test(half ?? '')) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half?.startsWith('p') ? 12 : 0);
  }
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

/** Every way to part the words in two, with nothing on the right first. */
const splits = (words: string[]) =>
  words.map((_, index) => {
    const at = words.length - index;
    return [words.slice(0, at).join(' '), words.slice(at).join(' ')] as const;
  });

/**
 * Reads "tomorrow 9:00", "in 3 days", "next monday", "fri at 2pm", "27 nov", "2026-12-01 14:00".
 * `now` is in milliseconds; days and times are those of `timeZone`. Null when the text says no time.
 */
export function readWhen(text: string, now: number, timeZone: string): When | null {
  const plain = text.toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ').trim();
  if (!plain) return null;
  const offsetMs = readOffset(plain);
  if (offsetMs !== null) return { dueAt: new Date(now + offsetMs).toISOString(), dueOn: null };
  const today = wallClock(now, timeZone);
  const words = plain.split(' ');
  for (const [left, right] of splits(words)) {
    const day = readDay(left, today);
    if (day && !right) return { dueAt: null, dueOn: dayText(day) };
    const time = right ? readTime(right) : null;
    if (day && time) return atTime(day, time, timeZone);
    const early = readTime(left);
    const late = right ? readDay(right, today) : null;
    if (early && late) return atTime(late, early, timeZone);
  }
  const time = readTime(plain);
  return time && nextAt(time, now, timeZone);
}

function atTime(day: Day, time: TimeOfDay, timeZone: string): When {
  const instant = instantOf({ ...day, ...time }, timeZone);
  return { dueAt: new Date(instant).toISOString(), dueOn: null };
}

/** Today, or tomorrow when that time has passed. */
function nextAt(time: TimeOfDay, now: number, timeZone: string): When {
  const today = wallClock(now, timeZone);
  const passed = instantOf({ ...today, ...time }, timeZone) <= now;
  const day = passed ? readDay('tomorrow', today) : today;
  return atTime(day ?? today, time, timeZone);
}

/** Reads "Send the offer tomorrow 9:00": what to do, and when where the end of the line says so. */
export function readFollowUp(
  line: string,
  now: number,
  timeZone: string,
): { title: string; when: When | null } {
  const words = line.trim().split(/\s+/);
  for (let index = 0; index < words.length; index++) {
    const when = readWhen(words.slice(index).join(' '), now, timeZone);
    if (!when) continue;
    const title = words
      .slice(0, index)
      .join(' ')
      .replace(/[\s,]*(?:\b(?:on|by|until))?$/i, '');
    return { title, when };
  }
  return { title: words.join(' '), when: null };
}
