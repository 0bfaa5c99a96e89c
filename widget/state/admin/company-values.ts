import type { Input } from '../../../contract/endpoint.ts';
import type { Row } from '../../../contract/record.ts';
import type { changeTenant, TenantSettings } from '../../../contract/tenant-settings.ts';

/** The settings as their form holds them: the working hours in parts, days as text. */
export function formValues({ workingHours, ...settings }: TenantSettings): Row {
  const { days, from, to } = workingHours;
  return { ...settings, days: days.map(String), from, to };
}

/** What is sent for what was changed; of working hours always all. */
export function companyPatch(changed: Row, values: Row): Input<typeof changeTenant> {
  const { days, from, to, ...others } = changed;
  const isOther = days !== undefined || from !== undefined || to !== undefined;
  const hours = {
    days: (values['days'] as string[]).map(Number),
    from: values['from'],
    to: values['to'],
  };
  // The form holds what the declarations of its fields say; the server checks it again.
  return { ...others, ...(isOther && { workingHours: hours }) } as Input<typeof changeTenant>;
}
