import * as v from 'valibot';

import type { Input } from '../../../contract/endpoint.ts';
import type { FieldError } from '../../../contract/errors.ts';
import type { Row } from '../../../contract/record.ts';
import {
  workingHours as hoursSchema,
  type changeTenant,
  type TenantSettings,
} from '../../../contract/tenant-settings.ts';

/** The settings as their form holds them: the working hours in parts, days as text. */
export function formValues({ workingHours, ...settings }: TenantSettings): Row {
  const { days, from, to } = workingHours;
  return { ...settings, days: days.map(String), from, to };
}

/** What is sent for what was changed; of working hours always all. */
export function companyPatch(changed: Row, values: Row): Input<typeof changeTenant> {
  const { days, from, to, ...others } = changed;
  const isOther = days !== undefined || from !== undefined || to !== undefined;
  // The form holds what the declarations of its fields say; the server checks it again.
  return { ...others, ...(isOther && { workingHours: hoursIn(values) }) } as Input<
    typeof changeTenant
  >;
}

const hoursIn = ({ days, from, to }: Row) => ({
  days: Array.isArray(days) ? days.map(Number) : [],
  from,
  to,
});

/** What the contract has against the working hours of a form, at its own field. */
export function checkHours(values: Row): FieldError | null {
  const { success, issues } = v.safeParse(hoursSchema, hoursIn(values));
  if (success) return null;
  const [issue] = issues;
  return { field: v.getDotPath(issue)?.split('.')[0] ?? 'days', message: issue.message };
}
