import type { CapturedAddress } from '../../../contract/capture.ts';
import { spotAddresses } from '../address/spot.ts';
import { streetness } from '../address/street.ts';
import { spotEmails } from '../text/emails.ts';
import { isJobTitle } from '../text/job-titles.ts';
import { LEGAL_FORM } from '../text/legal-form.ts';
import { isPersonName, namesSamePerson } from '../text/person-name.ts';
import { statedByLabel } from '../text/phone-labels.ts';
import { spotNumbers } from '../text/phones.ts';
import { cleanUrl } from '../values.ts';
import type { Mailbox } from './addresses.ts';
import { nameIn, signatureLines } from './signature-lines.ts';

export interface Signature {
  name: string | null;
  jobTitle: string | null;
  company: string | null;
  emails: string[];
  phones: string[];
  fax: string[];
  website: string | null;
  address: CapturedAddress | null;
}

const WEBSITE = /(?:^|[\s|<(:])((?:https?:\/\/|www\.)[^\s<>()|,;]{3,200})/i;
const LABELLED = /^[\p{L}\s./-]{1,20}:\s*/u;

/** The fields of the signature under a message, or null when there is none. */
export function readSignature(text: string, sender: Mailbox | null): Signature | null {
  const lines = signatureLines(text, sender);
  if (lines.length === 0) return null;
  const contact = readContact(lines);
  const [address] = spotAddresses(lines);
  const words = lines.filter(
    (line, index) =>
      isWords(line, contact.used.has(index)) &&
      !(address && index >= address.from && index <= address.to),
  );
  const who = readWho(words, sender);
  const signature: Signature = {
    ...who,
    emails: contact.emails,
    phones: contact.phones,
    fax: contact.fax,
    website: contact.website,
    address: address
      ? {
          street: address.street,
          city: address.city,
          region: address.region,
          postalCode: address.postalCode,
          country: address.country,
        }
      : null,
  };
  const isEmpty = !who.name && !who.jobTitle && !who.company && contact.used.size === 0 && !address;
  return isEmpty ? null : signature;
}

/** Neither a detail to reach somebody by nor a street: a line that may say who and where they work. */
const isWords = (line: string, isContact: boolean): boolean =>
  !isContact && streetness(line) === 0 && /\p{L}{2}/u.test(line) && line.length <= 100;

function readContact(
  lines: string[],
): Pick<Signature, 'emails' | 'phones' | 'fax' | 'website'> & { used: Set<number> } {
  const found = {
    emails: new Set<string>(),
    phones: new Set<string>(),
    fax: new Set<string>(),
    website: null as string | null,
    used: new Set<number>(),
  };
  let label = '';
  for (const [index, line] of lines.entries()) {
    const emails = spotEmails(line);
    const numbers = spotNumbers(line, label || 'tel:');
    const website = WEBSITE.exec(line)?.[1];
    for (const email of emails) found.emails.add(email.text);
    for (const number of numbers)
      (number.use === 'fax' ? found.fax : found.phones).add(number.text);
    if (website) found.website ??= cleanUrl(website.replace(/[.>]+$/, ''), 'https://example.com');
    if (emails.length + numbers.length > 0 || website) found.used.add(index);
    label = numbers.length === 0 && statedByLabel(line) ? line : '';
  }
  return {
    emails: [...found.emails],
    phones: [...found.phones],
    fax: [...found.fax],
    website: found.website,
    used: found.used,
  };
}

/** Name, title and company from the lines that are words, in the order in which people write them. */
function readWho(
  lines: string[],
  sender: Mailbox | null,
): Pick<Signature, 'name' | 'jobTitle' | 'company'> {
  const at = lines.findIndex((line) =>
    namesSamePerson(nameIn(line), sender?.name ?? null, sender?.email ?? null),
  );
  const named =
    at >= 0
      ? at
      : lines.findIndex(
          (line, index) => isPersonName(nameIn(line)) && !(index > 0 && isJobTitle(line)),
        );
  const first = lines[0] ?? '';
  const isCalledByFirstName = named < 0 && isFirstName(first);
  const line = named >= 0 ? (lines[named] ?? '') : '';
  const spoken =
    named >= 0
      ? nameIn(line)
      : isCalledByFirstName && !sender?.name
        ? first.replace(/[,.!-]+$/, '')
        : null;
  const after = spoken && named >= 0 ? line.slice(line.indexOf(spoken) + spoken.length) : '';
  const [, degrees = '', behind = ''] = DEGREES_THEN.exec(after) ?? [];
  const rest = [behind, ...lines.slice(named >= 0 ? named + 1 : isCalledByFirstName ? 1 : 0)]
    .map((one) => one.replace(LABELLED, '').trim())
    .filter((one) => one.length > 1);
  return { name: spoken && `${spoken}${degrees}`, ...titleAndCompany(rest, spoken) };
}

// ", CFA" and ", Ph.D." belong to the name; what comes after them does not.
const DEGREES_THEN =
  /^((?:,?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|MBA|CPA|CFA|CFP|Esq\.?|J\.?D\.?|P\.?E\.?|R\.?N\.?|MSc|BSc|LL\.?M\.?|PMP|Jr\.?|Sr\.?|III?|CISSP|SPHR)(?![\p{L}]))*)[\s,|/•·–—-]*(.*)$/u;

function titleAndCompany(
  lines: string[],
  name: string | null,
): { jobTitle: string | null; company: string | null } {
  let jobTitle: string | null = null;
  let company: string | null = null;
  for (const [index, line] of lines.entries()) {
    const isLast = !lines.slice(index + 1).some((later) => looksLikeCompany(later, name));
    for (const part of isLast ? splitTitleAndCompany(line) : [line]) {
      const isFirm = LEGAL_FORM.test(part);
      if (!jobTitle && !isFirm && isJobTitle(part)) jobTitle = part.replace(/[,;]+$/, '');
      else if (!company && (isFirm || looksLikeCompany(part, name)))
        company = part.replace(/[,;]+$/, '');
    }
  }
  return { jobTitle, company };
}

/** "Head of Sales, Acme Inc." says two things. */
function splitTitleAndCompany(line: string): string[] {
  const parts = line.split(/\s*(?:\||•|·|\s[-–—]\s|\sat\s|\s@\s)\s*/).filter(Boolean);
  const [head] = parts;
  if (parts.length > 1) return head && isJobTitle(head) ? parts : [line];
  const [title, ...others] = line.split(/,\s+/);
  const company = others.join(', ');
  return title && company && isJobTitle(title) && !isJobTitle(company) && /^\p{Lu}/u.test(company)
    ? [title, company]
    : [line];
}

const looksLikeCompany = (line: string, name: string | null): boolean =>
  /^[\p{Lu}\d]/u.test(line) &&
  line.length <= 70 &&
  line !== name &&
  !/[.!?:]$|\d{4}|^(?:ph|tel|fax|p\.?o\.?)\b/i.test(
    line.replace(/\b(?:inc|corp|ltd|co)\.$/i, ''),
  ) &&
  line.split(' ').length <= 8 &&
  !isJobTitle(line.split(',')[0] ?? '');

const isFirstName = (line: string): boolean =>
  /^[-–—~\s]*\p{Lu}[\p{L}'’-]{1,20}[,.!\s]*$/u.test(line);
