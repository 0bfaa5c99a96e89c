import type { SpottedAddress } from '../address/spot.ts';
import { emptyRecord, type Found, foundBy, type FoundRecord } from '../found.ts';
import type { Page } from '../page.ts';
import { elements } from '../page.ts';
import { cleanUrl, foldName } from '../values.ts';
import { companyCandidates } from './company-candidates.ts';
import { ownDomains, weighCompany } from './company-weight.ts';
import type { Line } from './lines.ts';

/** Whose page this is: the name that title, logo, imprint line, legal form and domain agree on most. */
export function companyFromPage(
  page: Page,
  lines: Line[],
  addresses: SpottedAddress[],
  emails: Found[],
): FoundRecord | null {
  if (page.isSelection && lines.length < 2) return null;
  const domains = ownDomains(page, emails);
  const name = weighCompany(companyCandidates(page, lines, addresses), domains);
  const website = (name && printedSite(page, name.text)) ?? homeOf(page);
  if (!name && !website) return null;
  const record = emptyRecord('company');
  record.name = name && foundBy('text', Math.min(0.8, 0.3 + name.weight / 10))(name.text);
  record.website = foundBy('text', 0.5)(website);
  return record.name ? record : null;
}

/** A site that the page links to by its printed name, when it is called like the company ("www.acme.example"). */
function printedSite(page: Page, name: string): string | null {
  for (const link of elements(page, 'a[href^="http"]', 1000)) {
    const url = cleanUrl(link.getAttribute('href'), page.base);
    const printed = link.textContent?.trim().toLowerCase() ?? '';
    if (!url || printed.length > 80 || !/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/?$/.test(printed))
      continue;
    const [label = ''] = new URL(url).host.replace(/^www\./, '').split('.');
    const isPrinted = printed.replace(/^https?:\/\/|^www\.|\/$/g, '').startsWith(label);
    if (isPrinted && label.length > 3 && foldName(name).includes(foldName(label))) return url;
  }
  return null;
}

/** The start page of the site that the page is on. */
function homeOf(page: Page): string | null {
  const base = elements(page, 'base[href]', 1)[0]?.getAttribute('href');
  const address = cleanUrl(base, page.url) ?? cleanUrl(page.url, page.url);
  return address ? `${new URL(address).origin}/` : null;
}
