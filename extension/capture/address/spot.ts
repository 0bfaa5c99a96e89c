import { findAnchor } from './anchors.ts';
import { countryAt, isCountry, isRegion } from './places.ts';
import { streetAbove, streetWithin } from './street-lines.ts';
import { splitStreetAndCity } from './street.ts';

export interface SpottedAddress {
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  /** Lines that the address takes up, first and last. */
  from: number;
  to: number;
}

const CITY = /^\p{L}[\p{L}'’.]*(?:[\s-]+\p{L}[\p{L}'’.]*){0,4}$/u;
const NOT_A_CITY =
  /^(?:in|at|the|of|and|or|to|from|for|located|serving|near|po|box|suite|phone|tel|fax|ph|mobile|email|zip|state|all)$/i;
const LABEL =
  /^.{0,60}?(?:address|offices?|location|headquarters?|hq|adresse|anschrift|sitz|direcci[óo]n|indirizzo|sede|mailing|shipping|mail to|ship to|visit us|find us|by post|located at|contact)[^:\d]{0,20}[:–-]\s+|^[\p{L}\s/&']{2,30}:\s+/iu;

const UNSPACED_POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const POSTCODE_FIRST =
  /^(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s{1,2}\d[A-Z]{2})(?=$|[\s,.])/;

/** Postal addresses in lines of text, in order. */
export function spotAddresses(lines: string[]): SpottedAddress[] {
  const spotted: SpottedAddress[] = [];
  let free = 0;
  let freeBefore = 0;
  for (let index = 0; index < lines.length && spotted.length < 30; index++) {
    const line = lines[index] ?? '';
    if (line.length > 500 || !/\d|,\s?[A-Z]/.test(line)) continue;
    const previous = spotted.at(-1);
    // "Springfield, IL" alone was taken for the end when its postal code stands on the next line.
    const isCut = previous?.postalCode === null && previous.to === index - 1;
    const joined = readJoined(lines, index, isCut ? freeBefore : free);
    const address = joined ?? readAt(lines, index, line, index, free);
    if (!address) continue;
    if (joined && isCut) spotted.pop();
    spotted.push(address);
    freeBefore = isCut ? freeBefore : free;
    free = address.to + 1;
  }
  return spotted;
}

/** A postal code that begins its line belongs to the lines above: city and region, or one of them each, a country between. */
function readJoined(lines: string[], index: number, free: number): SpottedAddress | null {
  const line = (lines[index] ?? '').replace(UNSPACED_POSTCODE, '$1 $2');
  if (!POSTCODE_FIRST.test(line)) return null;
  let start = index - 1;
  const between =
    start > free && isCountry(lines[start] ?? '') ? countryAt(lines[start--] ?? '') : null;
  if (start > free && isRegion(lines[start] ?? '')) start--;
  if (start < free) return null;
  const parts = lines.slice(start, between ? index - 1 : index).map(trimSeparators);
  const address = readAt(lines, index, [...parts, line].join(', '), start, free);
  return address && { ...address, country: address.country ?? between };
}

/** The address whose end is in `line`, which begins at line `start` and ends at line `index`. */
function readAt(
  lines: string[],
  index: number,
  line: string,
  start: number,
  free: number,
): SpottedAddress | null {
  const anchor = findAnchor(line);
  if (!anchor) return null;
  let at = start;
  let head = trimSeparators(line.slice(0, anchor.start)).replace(LABEL, '');
  if (head === '' && anchor.isCityBefore && at > free)
    head = trimSeparators(lines[--at] ?? '').replace(LABEL, '');
  const { rest, city } = anchor.isCityBefore ? cityOf(head) : { rest: head, city: anchor.city };
  if (!city) return null;
  const within = streetWithin(rest);
  const above = streetAbove(lines, at, free, within);
  const street = [above.text, within.text].filter(Boolean).join(', ') || null;
  if (anchor.needsStreet && !above.isWhole) return null;
  if (!street && (anchor.region === null || anchor.postalCode === null)) return null;
  const tail = line.slice(anchor.end);
  const inLine = countryAt(tail);
  const country = inLine ?? (/\p{L}/u.test(tail) ? null : countryAt(lines[index + 1] ?? ''));
  return {
    street,
    city,
    region: anchor.region?.replace(/[,\s]+$/, '') ?? null,
    postalCode: anchor.postalCode,
    country,
    from: above.from,
    to: country && !inLine ? index + 1 : index,
  };
}

/** What stands before region and postal code: the city last, the street before it. */
function cityOf(head: string): { rest: string; city: string | null } {
  const comma = head.lastIndexOf(',');
  const last = head.slice(comma + 1).trim();
  const rest = comma < 0 ? '' : head.slice(0, comma).trim();
  if (isCity(last)) return { rest, city: last };
  const split = last.length > 160 ? null : (splitStreetAndCity(last) ?? splitAtDash(last));
  if (!split || !isCity(split.city)) return { rest: head, city: null };
  return { rest: rest ? `${rest}, ${split.street}` : split.street, city: split.city };
}

/** "12 High Street - Springfield", "Acme | Springfield". */
function splitAtDash(text: string): { street: string; city: string } | null {
  const match = /^(.*\S)\s*(?:\s[-–—]\s|[|•·◊♦▪■●:;])\s*(\p{L}[\p{L}\s.'’-]*)$/u.exec(text);
  return match?.[1] && match[2] ? { street: match[1], city: match[2].trim() } : null;
}

const isCity = (text: string): boolean =>
  text.length <= 40 &&
  CITY.test(text) &&
  !text.split(/\s/).some((word) => NOT_A_CITY.test(word)) &&
  /^\p{Lu}|^[a-z]+$/u.test(text);

const trimSeparators = (text: string): string =>
  text.trim().replace(/^[\s,.|•·◊♦▪■●*»>-]+|[\s,|•·◊♦▪■●(–-]+$/g, '');
