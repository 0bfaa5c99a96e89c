import { choice } from '../../contract/field.ts';

/** A choice of the time zones that this browser knows. `of`: what an empty one stands for; else one must be chosen. */
export function zoneChoices(label: string, { of }: { of?: string } = {}) {
  const zones = Intl.supportedValuesOf('timeZone');
  const known = choice(label, Object.fromEntries(zones.map((zone) => [zone, zone])));
  return of === undefined
    ? known
    : { ...known, options: [{ value: '', label: of }, ...(known.options ?? [])] };
}
