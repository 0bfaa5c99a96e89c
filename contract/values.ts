import * as v from 'valibot';

export const line = (max: number) =>
  v.pipe(
    v.string('Enter text'),
    v.trim(),
    v.minLength(1, 'Enter at least one character, or leave it empty'),
    v.maxLength(max, `Keep it within ${max} characters`),
    // Postgres cannot store it, and no name holds one.
    v.check((value) => !value.includes('\u0000'), 'Remove the invisible null character'),
  );

export const emailAddress = v.pipe(
  v.string('Enter an e-mail address'),
  v.transform((value) => value.normalize('NFC').replace(/\p{Cf}/gu, '')),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(320, 'This e-mail address is too long'),
  v.regex(
    /^[^\s@<>()[\],;:\\"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u,
    'Enter an e-mail address like name@company.com',
  ),
);

export const phoneNumber = v.pipe(
  line(60),
  // Letters stand for digits, as in 1-800-FLOWERS, and say what a number is of; alone they cannot be dialled.
  v.check(
    (value) => /\p{Nd}/u.test(value) && value.replace(/[^\p{L}\p{Nd}]/gu, '').length >= 3,
    'Enter a phone number with at least three digits',
  ),
);

const isWebAddress = (value: string) => {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.');
};

/** A web address; `firm.com` is read as `https://firm.com`. Nothing but http and https is taken. */
export const webAddress = v.pipe(
  line(2000),
  v.transform((value) => (/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`)),
  v.check(isWebAddress, 'Enter a web address like https://company.com'),
);

const nil = '00000000-0000-0000-0000-000000000000';

export const uuid = v.pipe(
  v.string('Enter an id'),
  v.uuid('This is not a valid id'),
  v.toLowerCase(),
  // RFC 9562, 5.9: the nil UUID says that there is none.
  v.check((value) => value !== nil, 'This is not a valid id'),
);

/** A day of the calendar, in years that JavaScript and Postgres write alike wherever a zone may move them. */
function isDate(value: string): boolean {
  if (!/^[1-8]\d{3}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  // JavaScript moves the 30th of February on to March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const instantShape = /^.{10}T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** A moment: ISO 8601 with a zone; always answered in UTC. */
export const instantText = v.pipe(
  v.string('Enter a date and time'),
  v.check(
    (value) =>
      instantShape.test(value) && isDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
    'Enter a date and time with its zone, like 2026-11-23T09:00:00Z',
  ),
  v.transform((value) => new Date(value).toISOString()),
);

export const dateText = v.pipe(
  v.string('Enter a date'),
  v.check(isDate, 'Enter a date like 2026-11-23'),
);

export const address = v.strictObject({
  street: v.optional(v.nullable(line(300)), null),
  city: v.optional(v.nullable(line(120)), null),
  region: v.optional(v.nullable(line(120)), null),
  postalCode: v.optional(v.nullable(line(40)), null),
  country: v.optional(v.nullable(line(120)), null),
});

/** A code of ISO 4217. */
export const currency = v.pipe(
  v.string('Enter a currency'),
  v.regex(/^[A-Z]{3}$/, 'Enter a currency code like EUR'),
  v.check((code) => Intl.supportedValuesOf('currency').includes(code), 'There is no such currency'),
);

export const money = v.strictObject({
  amount: v.pipe(
    v.number('Enter an amount in minor units, like 12500 for 125.00'),
    v.safeInteger('Enter a whole number of minor units, like 12500 for 125.00'),
  ),
  currency,
});
