import { type Anchor, findAnchor } from './anchors.ts';
import { countryAt } from './places.ts';
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

const CITY = /^(?:\p{L}[\p{L}'’.]*\.?[\s-]?){1,5}$/u;
const NOT_A_CITY =
  /^(?:in|at|the|of|and|or|to|from|for|located|serving|near|po|box|suite|phone|tel|fax|ph|mobile|email|zip|state|all)$/i;
const LABEL =
  /^.{0,60}?(?:address|offices?|location|headquarters?|hq|adresse|anschrift|sitz|direcci[óo]n|indirizzo|sede|mailing|shipping|mail to|ship to|visit us|find us|by post|located at|contact)[^:\d]{0,20}[:–-]\s+|^[\p{L}\s/&']{2,30}:\s+/iu;

/** Postal addresses in lines of text, in order. */
export function spotAddresses(lines: string[]): SpottedAddress[] {
  const spotted: SpottedAddress[] = [];
  let free = 0;
  for (let index = 0; index < lines.length && spotted.length < 30; index++) {
    const line = lines[index] ?? '';
    if (line.length > 500 || !/\d|,\s?[A-Z]/.test(line)) continue;
    const anchor = findAnchor(line);
    const address = anchor && readAt(lines, index, anchor, free);
    if (!address) continue;
    spotted.push(address);
    free = address.to + 1;
  }
  return spotted;
}

function readAt(
  lines: string[],
  index: number,
  anchor: Anchor,
  free: number,
): SpottedAddress | null {
  const line = lines[index] ?? '';
  let at = index;
  let head = trimSeparators(line.slice(0, anchor.start)).replace(LABEL, '');
  if (head === '' && anchor.isCityBefore && at > free)
    head = trimSeparators(lines[--at] ?? '').replace(LABEL, '');
  const { rest, city } = anchor.isCityBefore ? cityOf(head) : { rest: head, city: anchor.city };
  if (!city) return null;
  const within = streetWithin(rest);
  const above = streetAbove(lines, at, free, within);
  const street = [above.text, within.text].filter(Boolean).join(', ') || null;
  if (anchor.needsStreet && !street) return null;
  const isSure = street !== null || (anchor.region !== null && anchor.postalCode !== null);
  if (!isSure) return null;
  const tail = line.slice(anchor.end);
  const next = lines[index + 1] ?? '';
  const inLine = countryAt(tail);
  const country = inLine ?? (/\p{L}/u.test(tail) ? null : countryAt(next));
  return {
    street,
    city,
    region: anchor.region?.replace(/[,\s]+$/, '') ?? null,
    postalCode: anchor.postalCode,
    country: country ?? null,
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
  const split = splitStreetAndCity(last) ?? splitAtDash(last);
  if (!split || !isCity(split.city)) return { rest: head, city: null };
  return { rest: rest ? `${rest}, ${split.street}` : split.street, city: split.city };
}

/** "12 High Street - Springfield", "Acme | Springfield". */
function splitAtDash(text: string): { street: string; city: string } | null {
  const match = /^(.*\S)\s*(?:\s[-–—]\s|[|•·:;])\s*(\p{L}[\p{L}\s.'’-]*)$/u.exec(text);
  return match?.[1] && match[2] ? { street: match[1], city: match[2].trim() } : null;
}

const isCity = (text: string): boolean =>
  text.length <= 40 &&
  CITY.test(text) &&
  !text.split(/\s/).some((word) => NOT_A_CITY.test(word)) &&
  /^\p{Lu}|^[a-z]+$/u.test(text);

const trimSeparators = (text: string): string =>
  text.trim().replace(/^[\s,.|•·*»>-]+|[\s,|•·(–-]+$/g, '');
