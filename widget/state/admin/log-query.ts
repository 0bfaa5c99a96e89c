import type { Place } from '../router.ts';
import { addDays, instantOf, readLocal } from '../zoned.ts';

/** Days as an address has them, of the company's calendar; both are part of what is shown. */
export const dayFilters = ['from', 'to'] as const;

/** What the server is asked for the log that an address shows: known filters, and days as moments. */
export function logQueryOf(
  query: Place['query'],
  known: readonly string[],
  timeZone: string,
): Record<string, string> {
  const from = startOf(query['from'], timeZone);
  const until = startOf(query['to'], timeZone, 1);
  return {
    ...Object.fromEntries(
      known.flatMap((name) => {
        const value = query[name];
        return value ? [[name, value] as const] : [];
      }),
    ),
    ...(from && { 'at[gte]': from }),
    ...(until && { 'at[lt]': until }),
  };
}

function startOf(text: string | undefined, timeZone: string, daysLater = 0): string | null {
  const day = readLocal(text ?? '');
  if (!day) return null;
  const midnight = addDays({ ...day, hour: 0, minute: 0 }, daysLater);
  return new Date(instantOf(midnight, timeZone)).toISOString();
}
