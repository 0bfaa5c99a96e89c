import { type SpottedAddress, spotAddresses } from '../address/spot.ts';
import { type Found, type FoundAddress, foundAddress } from '../found.ts';
import { cleanText } from '../values.ts';
import { first } from './item-text.ts';
import { type Item, isItem, type ItemValue } from './items.ts';

const PLACES = ['address', 'adr', 'hasaddress', 'location'];
const STREET = ['streetaddress', 'street-address', 'street'];

/** The postal address of an item: a nested one, its own parts, or none. */
export function readAddress(
  item: Item,
  found: (text: string | null) => Found | null,
  depth = 0,
): FoundAddress | null {
  if (depth > 3) return null;
  for (const value of PLACES.flatMap((name) => item.properties.get(name) ?? [])) {
    if (!isItem(value)) continue;
    const nested = readAddress(value, found, depth + 1) ?? partsOf(value, found);
    if (nested) return nested;
  }
  return partsOf(item, found);
}

function partsOf(item: Item, found: (text: string | null) => Found | null): FoundAddress | null {
  const streets = STREET.flatMap((name) => item.properties.get(name) ?? [])
    .map((value) => cleanText(textOf(value)))
    .filter((text) => text !== null);
  const whole = wholeAddress(item, streets);
  if (whole)
    return foundAddress({
      street: found(whole.street),
      city: found(whole.city),
      region: found(whole.region),
      postalCode: found(whole.postalCode),
      country: found(whole.country),
    });
  const box = first(item, ['postofficeboxnumber', 'post-office-box']);
  return foundAddress({
    street: found(cleanText(streets.join(', ')) ?? box),
    city: found(first(item, ['addresslocality', 'locality', 'city'])),
    region: found(first(item, ['addressregion', 'region'])),
    postalCode: found(first(item, ['postalcode', 'postal-code', 'pcode'])),
    country: found(first(item, ['addresscountry', 'country-name', 'country'])),
  });
}

/** Pages put the whole address into one property, or state it as text. */
function wholeAddress(item: Item, streets: string[]): SpottedAddress | null {
  const hasParts = ['addresslocality', 'locality', 'postalcode', 'postal-code', 'city'].some(
    (name) => item.properties.has(name),
  );
  const text =
    streets[0] ??
    PLACES.flatMap((name) => item.properties.get(name) ?? []).map((value) =>
      cleanText(textOf(value)),
    )[0];
  return hasParts || !text ? null : (spotAddresses([text])[0] ?? null);
}

const textOf = (value: ItemValue): string => (isItem(value) ? '' : value.text);
