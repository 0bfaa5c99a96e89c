import { type FoundRecord, hasDetails } from './found.ts';
import type { Page } from './page.ts';
import { foldName } from './values.ts';

const ARTICLE =
  'meta[property="og:type" i][content="article" i], meta[property^="article:" i], article [rel~="author"], article time, .hentry, [itemtype*="Article"], [itemtype*="BlogPosting"], .byline, [class*="byline" i], [class*="writer" i]';
/** Signs of an author that count only where the page gives nobody's number or address. */
const AUTHORED = 'meta[name="author" i], [rel~="author"], article';
const STATED = new Set(['json-ld', 'microdata', 'rdfa', 'microformat', 'vcard']);

/**
 * The record that the page is about: the author of an article; who is described in markup with details; a person whom
 * the heading names; the company whose page it is. `hasContacts`: whether the page says how to reach somebody unnamed.
 */
export function choosePrimary(
  people: FoundRecord[],
  companies: FoundRecord[],
  page: Page,
  hasContacts: boolean,
): FoundRecord | null {
  const headline = foldName(
    `${page.document.title} ${page.document.querySelector('h1')?.textContent?.slice(0, 300) ?? ''}`,
  );
  const [person] = people;
  const [company] = companies;
  const isArticle =
    page.document.querySelector(hasContacts ? ARTICLE : `${ARTICLE}, ${AUTHORED}`) !== null;
  if (person?.name && isArticle && !companies.some(canBeReached)) return person;
  const detailed = [...people, ...companies]
    .filter((record) => isStated(record) && hasDetails(record))
    .toSorted((a, b) => weigh(b, headline) - weigh(a, headline))[0];
  if (detailed && weigh(detailed, headline) >= 1) return detailed;
  const named = people.find(
    (one) => isInHeadline(one, headline) && (hasDetails(one) || isSameName(one, company)),
  );
  if (named && !(company && isStated(company) && canBeReached(company))) return named;
  if (detailed) return detailed;
  const isOnlyPerson = person && isStated(person) && !companies.some(canBeReached);
  return isOnlyPerson ? person : (company ?? person ?? null);
}

const isStated = (record: FoundRecord): boolean => {
  const source = (record.name ?? record.emails[0] ?? record.address?.street ?? record.address?.city)
    ?.source;
  return source !== undefined && (STATED.has(source) || source.startsWith('site:'));
};

const canBeReached = (record: FoundRecord): boolean =>
  record.emails.length + record.phones.length > 0;

const isInHeadline = (record: FoundRecord, headline: string): boolean =>
  record.name !== null && headline.includes(foldName(record.name.text));

const isSameName = (a: FoundRecord, b: FoundRecord | undefined): boolean =>
  a.name !== null && b?.name?.text !== undefined && foldName(a.name.text) === foldName(b.name.text);

/** How much is known of a record that the page states in markup. */
function weigh(record: FoundRecord, headline: string): number {
  const contacts = Math.min(2, record.emails.length) + Math.min(2, record.phones.length);
  const details = (record.address ? 2 : 0) + (record.jobTitle ? 1 : 0) + (record.company ? 0.5 : 0);
  return contacts + details + (isInHeadline(record, headline) ? 2 : 0);
}
