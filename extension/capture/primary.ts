import { type FoundRecord, hasDetails } from './found.ts';
import type { Page } from './page.ts';
import { foldName } from './values.ts';

/**
 * The record that the page is about. What a page states in markup about somebody with details comes first; then the author
 * of an article, a person whom the heading names, the company whose page it is.
 */
export function choosePrimary(
  people: FoundRecord[],
  companies: FoundRecord[],
  page: Page,
): FoundRecord | null {
  const headline = foldName(
    `${page.document.title} ${page.document.querySelector('h1')?.textContent?.slice(0, 300) ?? ''}`,
  );
  const stated = [...people, ...companies].filter(isStated);
  const author = people.find((person) => person.name !== null);
  if (author && isArticle(page) && ![...people, ...companies].some(canBeReached)) return author;
  const detailed = stated
    .filter(hasDetails)
    .toSorted((a, b) => weigh(b, headline) - weigh(a, headline))[0];
  if (detailed && weigh(detailed, headline) >= 1) return detailed;
  const [company] = companies;
  if (author && isArticle(page) && !companies.some(canBeReached)) return author;
  const named = people.find(
    (person) =>
      person.name !== null &&
      headline.includes(foldName(person.name.text)) &&
      (hasDetails(person) || isSameName(person, company)),
  );
  if (named && !isStatedName(company)) return named;
  const [person] = people;
  const isOnlyPerson = person !== undefined && isStated(person) && !companies.some(canBeReached);
  return detailed ?? (isOnlyPerson ? person : (company ?? person ?? null));
}

const STATED = new Set(['json-ld', 'microdata', 'rdfa', 'microformat', 'vcard']);

const isStated = (record: FoundRecord): boolean => {
  const source =
    record.name?.source ??
    record.emails[0]?.source ??
    record.address?.street?.source ??
    record.address?.city?.source;
  return source !== undefined && (STATED.has(source) || source.startsWith('site:'));
};

const isStatedName = (record: FoundRecord | undefined): boolean =>
  record?.name !== null &&
  record?.name !== undefined &&
  record.name.source !== 'text' &&
  hasDetails(record) &&
  canBeReached(record);

const canBeReached = (record: FoundRecord): boolean =>
  record.emails.length + record.phones.length > 0;

const isSameName = (a: FoundRecord, b: FoundRecord | undefined): boolean =>
  a.name !== null &&
  b?.name !== null &&
  b?.name !== undefined &&
  foldName(a.name.text) === foldName(b.name.text);

const isArticle = (page: Page): boolean =>
  page.document.querySelector(
    'meta[property="og:type" i][content="article" i], meta[property^="article:" i], article [rel~="author"], article time, .hentry, [itemtype*="Article"], [itemtype*="BlogPosting"], .byline, [class*="byline" i]',
  ) !== null;

/** How much is known of a record that the page states in markup. */
function weigh(record: FoundRecord, headline: string): number {
  const details =
    Math.min(2, record.emails.length) +
    Math.min(2, record.phones.length) +
    (record.address ? 2 : 0) +
    (record.jobTitle ? 1 : 0) +
    (record.company ? 0.5 : 0);
  const isNamed = record.name !== null && headline.includes(foldName(record.name.text));
  return details + (isNamed ? 2 : 0);
}
