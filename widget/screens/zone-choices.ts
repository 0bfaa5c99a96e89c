import { choice, needed } from '../../contract/field.ts';

/** A choice of the time zones that this browser knows, after some others. */
export const zoneChoices = (label: string, others: Readonly<Record<string, string>> = {}) =>
  needed(
    choice(label, {
      ...others,
      ...Object.fromEntries(Intl.supportedValuesOf('timeZone').map((zone) => [zone, zone])),
    }),
  );
