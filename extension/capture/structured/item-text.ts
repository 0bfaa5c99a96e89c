import { cleanText } from '../values.ts';
import { type Item, isItem, type ItemValue } from './items.ts';

/** All values of some properties, in the order of the properties. */
export const valuesOf = (item: Item, names: string[]): ItemValue[] =>
  names.flatMap((name) => item.properties.get(name) ?? []);

/** The first non-empty text among properties; of a nested item, its name. */
export function first(item: Item, names: string[], depth = 0): string | null {
  if (depth > 3) return null;
  for (const value of valuesOf(item, names)) {
    const text = cleanText(isItem(value) ? nameOf(value, depth + 1) : value.text);
    if (text) return text;
  }
  return null;
}

/** What an item is called: its name, else the parts of one in spoken order. */
export function nameOf(item: Item, depth = 0): string | null {
  const whole = first(item, ['name', 'fn', 'legalname', 'organization-name'], depth);
  if (whole) return whole;
  const parts = [
    ['honorificprefix'],
    ['givenname', 'firstname', 'given_name'],
    ['additionalname'],
    ['familyname', 'lastname', 'family_name', 'surname'],
    ['honorificsuffix'],
  ];
  return cleanText(
    parts
      .flatMap((names) => valuesOf(item, names).map((value) => (isItem(value) ? '' : value.text)))
      .join(' '),
  );
}
