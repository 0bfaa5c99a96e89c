const parts = new Map<string, Intl.DateTimeFormat>();

/** Reading a zone's clock is slow to set up, so each zone's reader is kept. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = parts.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  parts.set(timeZone, made);
  return made;
}

/** What a clock on the wall of the zone shows: `2026-11-23T09:00:00`. */
export function localTime(instant: Date, timeZone: string): string {
  const shown = new Map(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${shown.get('year')}-${shown.get('month')}-${shown.get('day')}`;
  return `${date}T${shown.get('hour')}:${shown.get('minute')}:${shown.get('second')}`;
}

/** The date in the zone: `2026-11-23`. */
export const localDate = (instant: Date, timeZone: string) =>
  localTime(instant, timeZone).slice(0, 10);

/** The date some days later; dates know no zones and no summer time. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/**
 * The moment a wall clock in the zone shows `local`. A time that a change of clocks leaves out is moved on by the gap, one
 * that comes twice is the first: as RFC 5545, section 3.3.5, has it.
 */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  const offsetAt = (instant: number) =>
    Date.parse(`${localTime(new Date(instant), timeZone)}Z`) - Math.floor(instant / 1000) * 1000;
  const day = 86_400_000;
  const before = asUtc - offsetAt(asUtc - day);
  const after = asUtc - offsetAt(asUtc + day);
  const candidates = [before, after].filter((at) => at + offsetAt(at) === asUtc);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : before);
}

/** The first moment of a date in the zone. */
export const startOfDay = (date: string, timeZone: string) =>
  instantOf(`${date}T00:00:00`, timeZone);
