import * as v from 'valibot';

import { endpoint, nothing } from './endpoint.ts';
import { zoneName } from './records/time-zone.ts';
import { line } from './values.ts';

export const languages = { en: 'English', de: 'Deutsch', es: 'Español' } as const;
export type Language = keyof typeof languages;

const time = v.pipe(
  v.string('Enter a time'),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Enter a time like 09:00'),
);

export const workingHours = v.pipe(
  v.strictObject({
    /** 1 is Monday, 7 is Sunday, as in ISO 8601. */
    days: v.pipe(
      v.array(v.picklist([1, 2, 3, 4, 5, 6, 7], 'Use 1 for Monday to 7 for Sunday')),
      v.minLength(1, 'Choose at least one day'),
      v.transform((days) => [...new Set(days)].toSorted((one, other) => one - other)),
    ),
    from: time,
    to: time,
  }),
  v.forward(
    v.partialCheck(
      [['from'], ['to']],
      ({ from, to }) => from < to,
      'Let the day end after it began',
    ),
    ['to'],
  ),
);
export type WorkingHours = v.InferOutput<typeof workingHours>;

export const country = v.pipe(
  v.string('Enter a country'),
  v.regex(/^[A-Z]{2}$/, 'Enter a country code like DE'),
  v.check(
    (code) =>
      new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined,
    'There is no such country',
  ),
);

export const currency = v.pipe(
  v.string('Enter a currency'),
  v.regex(/^[A-Z]{3}$/, 'Enter a currency code like EUR'),
  v.check((code) => Intl.supportedValuesOf('currency').includes(code), 'There is no such currency'),
);

const settings = {
  name: line(120),
  timeZone: zoneName,
  currency,
  country,
  language: v.picklist(Object.keys(languages) as Language[], 'Choose one of: en, de, es'),
  workingHours,
  /** Nobody is answered until they have set up a second factor. */
  requireTotp: v.boolean('Answer yes or no'),
};

const tenant = v.object({
  slug: v.string(),
  name: v.string(),
  timeZone: v.string(),
  currency: v.string(),
  country: v.string(),
  language: settings.language,
  workingHours: v.object({ days: v.array(v.number()), from: v.string(), to: v.string() }),
  requireTotp: v.boolean(),
});
export type TenantSettings = v.InferOutput<typeof tenant>;

export const getTenant = endpoint({
  id: 'tenant.get',
  method: 'GET',
  path: '/tenant',
  summary: 'The company’s settings',
  access: 'member',
  input: nothing,
  output: tenant,
});

export const changeTenant = endpoint({
  id: 'tenant.change',
  method: 'PATCH',
  path: '/tenant',
  summary: 'Change the company’s settings. They hold for everybody from the next request on',
  access: 'member',
  needs: ['tenant', 'change'],
  input: v.partial(v.strictObject(settings)),
  output: tenant,
});
