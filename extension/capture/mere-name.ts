import { type FoundRecord, GUESSED_HOME } from './found.ts';

/**
 * Whether all that is known of a company is what the page and its site are called: no way to reach it, no markup that states
 * it, no mention in the text. Every page has a title, so that this tells a rep nothing.
 */
export function isMereName(company: FoundRecord): boolean {
  const { basis, website, address, emails, phones, fax, profileUrls } = company;
  const isReachable = emails.length + phones.length + fax.length + profileUrls.length > 0;
  const isFromTitle = basis === 'headline' || basis === 'owner';
  return isFromTitle && !isReachable && address === null && isHomeOnly(website);
}

/** The site's own start page is where one is; a site that the page links to by its name is not. */
const isHomeOnly = (website: FoundRecord['website']): boolean =>
  website === null || website.source === 'text' || website.confidence <= GUESSED_HOME;
