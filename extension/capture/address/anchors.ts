import {
  AUSTRALIAN_REGION,
  BRITISH_REGION,
  NORTH_AMERICAN_REGION,
  US_NAMES,
  US_UPPER,
} from './places.ts';
import { endsInStreet } from './street.ts';

/** The end of an address: postal code and region, which countries print in ways hardly anything else looks like. */
export interface Anchor {
  start: number;
  end: number;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** Whether the city is what stands before (else it is part of the anchor). */
  isCityBefore: boolean;
  /** Without a street beside it the anchor counts for nothing. */
  needsStreet: boolean;
}

type Shape = { pattern: RegExp; read: (match: RegExpExecArray) => Omit<Anchor, 'start' | 'end'> };
const before = { city: null, isCityBefore: true };
const CITY =
  "\\p{Lu}[\\p{L}'’.-]+(?:[ -](?:\\p{Lu}|an der |am |de |la |le |du |sur |sous |del |di |op |aan den |/)[\\p{L}'’.-]*){0,4}";

const SHAPES: Shape[] = [
  {
    // Springfield, IL 62701-1234; Toronto, Ontario M5V 2T6
    pattern: new RegExp(
      `(?:^|[\\s,(])(${NORTH_AMERICAN_REGION})[\\s,.–-]*\\s(?:USA[\\s,]+)?(\\d{5}(?:\\s?[-–]\\s?\\d{4})?|[A-Z]\\d[A-Z][\\s-]?\\d[A-Z]\\d)(?![\\d-])`,
      'u',
    ),
    read: (match) => ({
      ...before,
      region: match[1] ?? null,
      postalCode: match[2] ?? null,
      needsStreet: false,
    }),
  },
  {
    // Sydney NSW 2000
    pattern: new RegExp(
      `(?:^|[\\s,(])(${AUSTRALIAN_REGION})[\\s,.]*\\s(?:Australia[\\s,]+)?(\\d{4})(?![\\d-])`,
      'u',
    ),
    read: (match) => ({
      ...before,
      region: match[1] ?? null,
      postalCode: match[2] ?? null,
      needsStreet: false,
    }),
  },
  {
    // Wilmslow, Cheshire, SK9 2GH; London EC1A 1BB
    pattern: new RegExp(
      `(?:(?<=^|[\\s,])(${BRITISH_REGION})[\\s,.]+)?(?<![A-Z\\d])([A-Z]{1,2}\\d[A-Z\\d]?\\s{1,2}\\d[A-Z]{2})(?![A-Z\\d])`,
      'u',
    ),
    read: (match) => ({
      ...before,
      region: match[1] ?? null,
      postalCode: match[2] ?? null,
      needsStreet: false,
    }),
  },
  {
    // M5V 2T6 without a province
    pattern: /(?<![A-Z\d])([A-Z]\d[A-Z]\s?\d[A-Z]\d)(?![A-Z\d])/u,
    read: (match) => ({ ...before, region: null, postalCode: match[1] ?? null, needsStreet: true }),
  },
  {
    // 1011 AB Amsterdam; D-80331 München; 00-950 Warszawa; 114 55 Stockholm; 28001 Madrid; 1010 Wien
    pattern: new RegExp(
      `(?<![\\d.,/+-])((?:[A-Z]{1,3}[-–\\s])?(?:\\d{4}\\s?[A-Z]{2}|\\d{2}-\\d{3}|\\d{3}\\s\\d{2}|\\d{4,5}|\\d{4}-\\d{3}))(?:,|\\s[-–])?\\s(${CITY})`,
      'u',
    ),
    read: (match) => ({
      city: match[2] ?? null,
      isCityBefore: false,
      region: null,
      postalCode: match[1] ?? null,
      needsStreet: true,
    }),
  },
  {
    // Mumbai - 400001; Singapore 123456; Moscow 101000; São Paulo 01310-100
    pattern: /(?<=\p{L}[\s,]{0,2}\s?[-–,]?\s?)(\d{6}|\d{3}\s\d{3}|\d{5}-\d{3})(?![\d-])/u,
    read: (match) => ({ ...before, region: null, postalCode: match[1] ?? null, needsStreet: true }),
  },
  {
    // Springfield, IL (no postal code)
    pattern: new RegExp(
      `,\\s?(${US_UPPER}|${US_NAMES}|Ontario|Alberta|British Columbia|ON|BC|AB)(?=[\\s.,]*(?:$|USA|U\\.S|United States|Canada|\\(|[|•·–-]|Phone|Tel))`,
      'u',
    ),
    read: (match) => ({ ...before, region: match[1] ?? null, postalCode: null, needsStreet: true }),
  },
];

/** The first address ending in a line, in the order of how telling the shapes are; null when none. */
export function findAnchor(line: string): Anchor | null {
  for (const shape of SHAPES) {
    const match = shape.pattern.exec(line);
    if (!match) continue;
    const anchor = { start: match.index, end: match.index + match[0].length, ...shape.read(match) };
    // "1901 Oak Avenue" is a house and its street, not a postal code and its city.
    if (!anchor.city || !endsInStreet(anchor.city)) return anchor;
  }
  return null;
}
