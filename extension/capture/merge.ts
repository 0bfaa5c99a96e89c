import { ADDRESS_PARTS, type Basis, type Found, type FoundRecord } from './found.ts';
import { foldName, foldPhone } from './values.ts';

/** Records of one person or company put together, best source first; two sources that agree make a value surer. */
export function mergeRecords(records: FoundRecord[]): FoundRecord[] {
  const merged: FoundRecord[] = [];
  for (const record of records) {
    const same = merged.find((known) => isSame(known, record));
    if (same) addTo(same, record);
    else merged.push(record);
  }
  return merged;
}

const GUESSED = new Set(['text', 'meta']);

function isSame(a: FoundRecord, b: FoundRecord): boolean {
  if (a.kind !== b.kind) return false;
  if (a.name && b.name) {
    const [one, other] = [foldName(a.name.text), foldName(b.name.text)];
    // Title and site name say "Acme" where the markup says "Acme Tools Ltd".
    const isOwn =
      a.kind === 'company' && GUESSED.has(b.name.source) && Math.min(one.length, other.length) >= 4;
    return one === other || (isOwn && (one.includes(other) || other.includes(one)));
  }
  if (a.kind !== 'company') return false;
  // A nameless company card on a page that names one company describes that company.
  return sharesContact(a, b);
}

const sharesContact = (a: FoundRecord, b: FoundRecord): boolean =>
  a.emails.some((email) => includesText(b.emails, email)) ||
  a.phones.some((phone) => includesPhone(b.phones, phone));

const STRENGTH: Basis[] = ['headline', 'mention', 'owner', 'stated'];

export const strongerBasis = (a: Basis, b: Basis): Basis =>
  STRENGTH.indexOf(b) > STRENGTH.indexOf(a) ? b : a;

/** Adds what the second record knows beyond the first. */
export function addTo(record: FoundRecord, more: FoundRecord): void {
  record.basis = strongerBasis(record.basis, more.basis);
  record.name = surer(record.name, more.name);
  record.jobTitle = surer(record.jobTitle, more.jobTitle);
  record.company = surer(record.company, more.company);
  record.website ??= more.website;
  record.photo ??= more.photo;
  for (const email of more.emails) addUnique(record.emails, email, includesText);
  for (const fax of more.fax) addUnique(record.fax, fax, includesPhone);
  for (const phone of more.phones)
    if (!includesPhone(record.fax, phone)) addUnique(record.phones, phone, includesPhone);
  for (const url of more.profileUrls) addUnique(record.profileUrls, url, includesText);
  if (!record.address) record.address = more.address;
  else if (more.address)
    for (const part of ADDRESS_PARTS)
      if (agrees(record, more)) record.address[part] ??= more.address[part];
}

/** Two addresses are one when no part of them differs; only then may one complete the other. */
function agrees(a: FoundRecord, b: FoundRecord): boolean {
  return ADDRESS_PARTS.every((part) => {
    const [one, other] = [a.address?.[part], b.address?.[part]];
    return !one || !other || foldName(one.text) === foldName(other.text);
  });
}

function surer(known: Found | null, more: Found | null): Found | null {
  if (known && more && foldName(known.text) === foldName(more.text))
    known.confidence = Math.min(0.99, known.confidence + 0.05);
  return known ?? more;
}

function addUnique(
  list: Found[],
  value: Found,
  includes: (list: Found[], value: Found) => boolean,
): void {
  if (!includes(list, value)) list.push(value);
}

export const includesText = (list: Found[], value: Found): boolean =>
  list.some(
    (known) =>
      known.text.toLowerCase().replace(/\/$/, '') === value.text.toLowerCase().replace(/\/$/, ''),
  );

export const includesPhone = (list: Found[], value: Found): boolean =>
  list.some((known) => foldPhone(known.text) === foldPhone(value.text));
