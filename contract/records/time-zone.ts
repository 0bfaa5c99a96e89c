import * as v from 'valibot';

import type { Field } from '../field.ts';

/** Whether the runtime's tz database knows the zone; offsets like `+02:00` are not zones, since they know no summer time. */
const isZone = (name: string) => {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false; // a RangeError is how Intl says that there is none
  }
};

export const zoneName = v.pipe(
  v.string('Enter a time zone'),
  v.maxLength(60, 'This is not a time zone'),
  v.check(isZone, 'Enter a time zone like Europe/Berlin'),
);

/** A zone of the IANA tz database; empty means the member's own. */
export const timeZone = (label: string) =>
  ({
    kind: 'text',
    label,
    value: v.nullable(zoneName),
    empty: null,
    needed: false,
  }) as const satisfies Field;
