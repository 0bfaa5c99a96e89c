import type { SpottedAddress } from '../address/spot.ts';
import { emptyRecord, type Found, foundBy, type FoundRecord, GUESSED_HOME } from '../found.ts';
import type { Page } from '../page.ts';
import { elements } from '../page.ts';
import { cleanEmail, cleanUrl, foldName } from '../values.ts';
import { type Candidate, companyCandidates } from './company-candidates.ts';
import { mailDomains, ownDomains, weighCompany } from './company-weight.ts';
import { LEGAL_FORM, withoutLegalForm } from './legal-form.ts';
import type { Line } from './lines.ts';
import { isPersonName } from './person-name.ts';

/**
 * Whose page this is: the name that title, logo, imprint line, legal form and domain agree on most; after one that only
 * title and headings speak for, the best that has evidence of its own, for a page that turns out to be a person's.
 */
export function companyFromPage(
  page: Page,
  lines: Line[],
  addresses: SpottedAddress[],
  emails: Found[],
): FoundRecord[] {
  if (page.isSelection && lines.length < 2) return [];
  const domains = ownDomains(page, emails);
  const hosts = ownDomains(page, []);
  const links = elements(page, 'a[href^="mailto:" i]', 10).map((link) =>
    foundBy('link', 0.85)(cleanEmail(link.getAttribute('href'))),
  );
  const mails = mailDomains([...emails, ...links.filter((email) => email !== null)]);
  const candidates = companyCandidates(page, lines, addresses).map((candidate) =>
    backedByMail(candidate, mails, hosts),
  );
  const best = weighCompany(candidates, domains);
  const evident =
    best?.basis === 'headline'
      ? weighCompany(
          candidates.filter(({ basis }) => basis !== 'headline'),
          domains,
        )
      : best && asFirm(best, candidates);
  return [best, evident].filter((name) => name !== null).map((name) => recordOf(name, page, hosts));
}

function recordOf(name: Candidate, page: Page, hosts: string[]): FoundRecord {
  const record = emptyRecord('company');
  record.basis = name.basis;
  record.name = foundBy('text', Math.min(0.8, 0.3 + name.weight / 10))(name.text);
  const ownsSite = name.basis === 'owner' || hosts.includes(foldName(withoutLegalForm(name.text)));
  record.website =
    foundBy('link', 0.6)(printedSite(page, name.text)) ??
    foundBy('text', ownsSite ? 0.6 : GUESSED_HOME)(homeOf(page));
  return record;
}

/** "Jane Doe" may be a person; "Jane Doe Ltd" on the same page is a firm. */
function asFirm(best: Candidate, candidates: Candidate[]): Candidate | null {
  if (!isPersonName(best.text)) return null;
  const firm = candidates.find(
    ({ text }) => LEGAL_FORM.test(text) && foldName(withoutLegalForm(text)) === foldName(best.text),
  );
  return firm ? { ...best, text: firm.text } : null;
}

/** A title or heading that the e-mail addresses on the page are called after is more than a title. */
function backedByMail(candidate: Candidate, mails: string[], hosts: string[]): Candidate {
  if (candidate.basis !== 'headline') return candidate;
  const key = foldName(withoutLegalForm(candidate.text)).replace(/^the/, '');
  const mail = mails.find(
    (domain) =>
      key === domain || (Math.min(key.length, domain.length) >= 4 && key.startsWith(domain)),
  );
  return mail ? { ...candidate, basis: hosts.includes(mail) ? 'owner' : 'mention' } : candidate;
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
