import type { Basis, Found } from '../found.ts';
import { strongerBasis } from '../merge.ts';
import { elements, type Page } from '../page.ts';
import { foldName } from '../values.ts';
import type { Candidate } from './company-candidates.ts';
import { LEGAL_FORM, withoutLegalForm } from './legal-form.ts';

const FREE_MAIL =
  /^(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|gmx|web|t-online|freenet|mail|protonmail|proton|comcast|verizon|sbcglobal|att|bellsouth|earthlink|btinternet|btconnect|orange|wanadoo|free|laposte|libero|yandex|qq|163|example)$/;

/** What the page's own domains are called: "acme" of www.acme.co.uk; of its address, its base, its canonical link, its e-mails. */
export function ownDomains(page: Page, emails: Found[]): string[] {
  const addresses = [
    page.url,
    ...elements(page, 'base[href], link[rel="canonical"][href], meta[property="og:url"]', 5).map(
      (element) => element.getAttribute('href') ?? element.getAttribute('content') ?? '',
    ),
  ];
  const hosts = addresses.map((address) => /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1] ?? '');
  return [...new Set([...telling(hosts), ...mailDomains(emails)])];
}

/** What the domains of e-mail addresses are called, but for free mail. */
export const mailDomains = (emails: Found[]): string[] =>
  telling(emails.slice(0, 10).map((email) => email.text.slice(email.text.indexOf('@') + 1)));

const telling = (hosts: string[]): string[] =>
  hosts.map(labelOf).filter((label) => label.length > 2 && !FREE_MAIL.test(label));

function labelOf(host: string): string {
  const labels = host
    .toLowerCase()
    .replace(/^www\d?\./, '')
    .split('.');
  labels.pop();
  const last = labels.at(-1) ?? '';
  const isSecondLevel = labels.length > 1 && /^(?:co|com|org|net|gov|edu|ac|gv|or|ne)$/.test(last);
  return foldName((isSecondLevel ? labels.at(-2) : last) ?? '');
}

/** The best candidate after like ones have been put together, or null when none is believable. */
export function weighCompany(candidates: Candidate[], domains: string[]): Candidate | null {
  const groups = new Map<string, { forms: Map<string, number>; weight: number; basis: Basis }>();
  for (const candidate of candidates) {
    const key = foldName(withoutLegalForm(candidate.text)).replace(/^the/, '');
    if (!key) continue;
    const group = groups.get(key) ?? {
      forms: new Map<string, number>(),
      weight: 0,
      basis: candidate.basis,
    };
    group.basis = strongerBasis(group.basis, candidate.basis);
    // The same place repeated (a name in every heading) adds less each time.
    group.weight +=
      candidate.weight /
      (1 + group.forms.size * 0.15 + (group.forms.get(candidate.text) ?? 0) * 0.2);
    group.forms.set(candidate.text, (group.forms.get(candidate.text) ?? 0) + candidate.weight);
    groups.set(key, group);
  }
  let best: Candidate | null = null;
  for (const [key, group] of groups) {
    const weight =
      group.weight +
      kinship(key, domains) +
      sharedWord([...group.forms.keys()], domains) +
      ([...group.forms.keys()].some((form) => LEGAL_FORM.test(form)) ? 0.8 : 0) -
      Math.max(0, key.length - 30) * 0.05;
    if (!best || weight > best.weight)
      best = { text: formOf(group.forms), weight, basis: group.basis };
  }
  return best && best.weight >= 1.5 ? best : null;
}

/** How much a folded name and the domain have in common: equal, one within the other, initials. */
function kinship(key: string, domains: string[]): number {
  let most = 0;
  for (const domain of domains) {
    if (key === domain) most = Math.max(most, 3);
    else if (key.startsWith(domain) && domain.length >= 4) most = Math.max(most, 2.4);
    else if (domain.startsWith(key) && key.length >= 3)
      most = Math.max(most, 1.2 + (key.length / domain.length) * 1.2);
    else if (key.includes(domain) && domain.length >= 4) most = Math.max(most, 1.8);
    else if (domain.includes(key) && key.length >= 5) most = Math.max(most, 1.2);
    else if (commonPrefix(key, domain) >= 5) most = Math.max(most, 1);
  }
  return most;
}

/** A telling word of the name in the domain: "birch" of "The Birch Wealth Group" in janebirch.example. */
function sharedWord(forms: string[], domains: string[]): number {
  const words = forms.flatMap((form) => form.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
  return words.some((word) => domains.some((domain) => domain.includes(word))) ? 0.6 : 0;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The most used spelling; capitals throughout only when there is no other. */
function formOf(forms: Map<string, number>): string {
  const sorted = [...forms].toSorted(
    (a, b) =>
      b[1] - (b[0] === b[0].toUpperCase() ? 5 : 0) - (a[1] - (a[0] === a[0].toUpperCase() ? 5 : 0)),
  );
  return sorted[0]?.[0] ?? '';
}
