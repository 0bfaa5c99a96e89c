export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export interface SnoozeChoice {
  label: string;
  until: Date;
}

const at = (day: Date, hours: number) =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours);

const daysAfter = (day: Date, days: number) =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/** Until when a follow-up may be put off, in the browser's time zone; all of it lies ahead. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const choices = [
    { label: 'In 1 hour', until: new Date(now.getTime() + hourMs) },
    { label: 'This afternoon, 15:00', until: at(now, 15) },
    { label: 'Tomorrow, 9:00', until: at(daysAfter(now, 1), 9) },
    { label: 'Monday, 9:00', until: at(daysAfter(now, untilMonday), 9) },
  ];
  return choices.filter(({ until }) => until.getTime() > now.getTime() + 30 * minuteMs);
}
