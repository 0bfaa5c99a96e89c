import { isCountry } from './places.ts';
import { streetness } from './street.ts';

export interface StreetPart {
  text: string;
  /** First line it takes up. */
  from: number;
  /** Whether a house number or box was seen. */
  isWhole: boolean;
}

const LINES_UP = 4;
const NOT_ADDRESS =
  /(?:^|[^\p{L}])(?:tel|phone|fax|e-?mail|hours|open|copyright|©|all rights|click|monday|http|www\.|serving|since|welcome|call|read more|directions)(?![\p{L}])|[?!]|:\s*$/iu;
const LEAD = /^.*?(?:[:|•·◊♦▪■●;]\s*|\s[-–—]\s(?=\d)|\b(?:at|is|in|visit|to|address)\s+(?=\d))/iu;

/** The street in the part of a line before its city: sentence words and company names in front dropped. */
export function streetWithin(rest: string): { text: string; isWhole: boolean } {
  const own = rest.split(/\s*[|•·◊♦▪■●;]\s*/).at(-1) ?? '';
  // "C/ Mayor, 24": a number alone belongs to the street before it.
  const pieces = own
    .split(/\s*,\s*(?!\d{1,4}[a-z]?(?:\s?[-/]\s?\d{1,4})?\s*(?:,|$))/i)
    .filter(Boolean);
  const firstStreet = pieces.findIndex((piece) => streetness(withoutLead(piece)) > 0);
  if (firstStreet < 0) return { text: '', isWhole: false };
  const kept = pieces.slice(firstStreet);
  kept[0] = withoutLead(kept[0] ?? '');
  return { text: kept.join(', '), isWhole: kept.some((piece) => streetness(piece) === 2) };
}

/** Street lines above a line: up to the one with the house number, and buildings and units beyond it. */
export function streetAbove(
  lines: string[],
  index: number,
  free: number,
  within: { text: string; isWhole: boolean },
): StreetPart {
  const kept: string[] = [];
  let { isWhole } = within;
  let from = index;
  for (let above = index - 1; above >= Math.max(free, index - LINES_UP); above--) {
    const line = withoutLabel(lines[above] ?? '');
    const degree = NOT_ADDRESS.test(line) || isCountry(line) ? 0 : streetness(line);
    const isBridge =
      degree === 0 &&
      !isWhole &&
      kept.length === 0 &&
      couldBeStreet(line) &&
      streetness(withoutLabel(lines[above - 1] ?? '')) > 0 &&
      above > free;
    if (isWhole ? degree !== 1 || line.length > 50 : degree === 0 && !isBridge) break;
    kept.unshift(line);
    from = above;
    isWhole ||= degree === 2;
  }
  const hasStreet = isWhole || kept.some((line) => streetness(line) > 0);
  return hasStreet ? { text: kept.join(', '), from, isWhole } : { text: '', from: index, isWhole };
}

const couldBeStreet = (line: string): boolean =>
  line.length < 50 &&
  /^\p{Lu}/u.test(line) &&
  !NOT_ADDRESS.test(line) &&
  line.split(' ').length <= 5;

const withoutLead = (piece: string): string => {
  const short = piece.replace(LEAD, '');
  return streetness(short) > 0 ? short : piece;
};

const withoutLabel = (line: string): string =>
  line
    .replace(/^[\p{L}\s/&']{2,40}:\s*(?=\S)/u, '')
    .replace(/[\s,|•·.-]+$/, (end) => (end.startsWith('.') ? '.' : ''))
    .trim();
