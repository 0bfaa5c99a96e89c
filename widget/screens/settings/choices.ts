import * as v from 'valibot';

import { choice, type Field } from '../../../contract/field.ts';

/** One of a list known by code. */
export const listChoice = (label: string, labels: Readonly<Record<string, string>>) =>
  choice(label, { ...labels });

/** Countries that people live in, by name; a code of the UN that is a group of countries has none. */
export function countryChoices(label: string, locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, nth) => String.fromCharCode(65 + nth));
  const named = letters
    .flatMap((one) => letters.map((other) => one + other))
    .filter((code) => !notCountries.has(code))
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[code, name] as const];
    });
  return listChoice(label, byName(named, locale));
}

/** Assigned by CLDR to what is no country: unions, pseudo-locales, "unknown" and codes of the past. */
const notCountries = new Set('EU EZ UN XA XB ZZ QO AC CP CQ DG EA IC TA'.split(' '));

export function currencyChoices(label: string, locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const named = Intl.supportedValuesOf('currency').map(
    (code) => [code, `${code} · ${names.of(code) ?? code}`] as const,
  );
  return listChoice(label, Object.fromEntries(named));
}

const byName = (named: (readonly [string, string])[], locale: string) =>
  Object.fromEntries(named.toSorted(([, one], [, other]) => one.localeCompare(other, locale)));

/** Days of the week, ticked. */
export const dayChoices = (label: string): Field => ({
  kind: 'tags',
  label,
  value: v.array(v.string()),
  empty: [],
  needed: false,
});
