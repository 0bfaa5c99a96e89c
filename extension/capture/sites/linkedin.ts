import { emptyRecord, type FoundRecord, foundBy } from '../found.ts';
import type { Page } from '../page.ts';
import { isPersonName } from '../text/person-name.ts';
import { cleanText, cleanUrl } from '../values.ts';

const PROFILE = /^https:\/\/(?:[\w-]+\.)?linkedin\.com\/(?:in|pub)\/[^/?#]+/;

/**
 * A LinkedIn profile: the heading is the name, the headline stands right below it, and the title repeats the name.
 * A heading that the title does not repeat is another page's: then nothing is read.
 */
export function readLinkedIn(page: Page): FoundRecord[] {
  const [address] = PROFILE.exec(page.url) ?? [];
  if (!address || page.isSelection) return [];
  const heading = page.document.querySelector('main h1, #top-card h1, .top-card-layout h1, h1');
  const name = cleanText(heading?.textContent, 120);
  if (!heading || !name || !page.document.title.includes(name) || !isPersonName(name)) return [];
  const found = foundBy('site:linkedin', 0.85);
  const record = emptyRecord('person');
  record.name = found(name);
  record.profileUrls = [found(cleanUrl(address, page.base))].filter((url) => url !== null);
  const card =
    heading.closest('section, .top-card-layout, #top-card') ?? heading.parentElement?.parentElement;
  const headline = cleanText(
    card?.querySelector(
      '.text-body-medium, .top-card-layout__headline, [data-section="headline"], .headline',
    )?.textContent,
    200,
  );
  const [title, company] = headline?.split(/\s(?:at|@|bei|chez|en|presso|bij)\s/) ?? [];
  record.jobTitle = foundBy('site:linkedin', 0.7)(cleanText(title));
  record.company = foundBy('site:linkedin', 0.6)(cleanText(company?.split(/\s[|•·]\s/)[0]));
  return [record];
}
