import { type SpottedAddress, spotAddresses } from '../address/spot.ts';
import { emptyRecord, type Found, foundAddress, foundBy, type FoundRecord } from '../found.ts';
import type { Page } from '../page.ts';
import { cleanText, foldPhone } from '../values.ts';
import { companyFromPage } from './company.ts';
import { spotEmails } from './emails.ts';
import { type Line, visibleLines } from './lines.ts';
import { peopleInText } from './people.ts';
import { statedByLabel } from './phone-labels.ts';
import { spotNumbers } from './phones.ts';

/** What the visible text says: whose page it is, and the details on it. */
export function readText(page: Page): FoundRecord[] {
  const lines = visibleLines(page);
  const loose = emptyRecord('loose');
  const found = foundBy('text', 0.75);
  for (const line of lines) {
    if (page.isLate()) break;
    for (const email of spotEmails(line.text))
      push(loose.emails, foundBy('text', 0.85)(email.text), same);
  }
  addNumbers(lines, loose, page);
  const texts = lines.map((line) => line.text);
  const addresses = spotAddresses(texts);
  const [first] = addresses.toSorted((a, b) => completeness(b) - completeness(a));
  if (first) {
    const part = (text: string | null) => found(cleanText(text));
    loose.address = foundAddress({
      street: part(first.street),
      city: part(first.city),
      region: part(first.region),
      postalCode: part(first.postalCode),
      country: part(first.country),
    });
  }
  const companies = companyFromPage(page, lines, addresses, loose.emails);
  const people = page.isLate() ? [] : peopleInText(page, lines);
  return [...companies, ...people, loose];
}

const completeness = (address: SpottedAddress): number =>
  (address.street ? 2 : 0) +
  (address.postalCode ? 1.5 : 0) +
  (address.region ? 0.4 : 0) +
  (address.country ? 0.2 : 0);

function addNumbers(lines: Line[], loose: FoundRecord, page: Page): void {
  let label = '';
  for (const line of lines) {
    if (page.isLate()) return;
    const numbers = line.text.length > 5 ? spotNumbers(line.text, label) : [];
    for (const number of numbers) {
      const value = foundBy('text', number.isLabelled ? 0.85 : 0.65)(cleanText(number.text, 60));
      push(number.use === 'fax' ? loose.fax : loose.phones, value, samePhone);
    }
    // A label of its own counts for the numbers below it until other words come between.
    const [firstNumber] = numbers;
    if (numbers.length === 0) label = statedByLabel(line.text) ? line.text : '';
    else if (firstNumber && line.text.slice(0, firstNumber.start).trim() !== '') label = '';
  }
  loose.phones = loose.phones.filter((phone) => !loose.fax.some((fax) => samePhone(fax, phone)));
}

const same = (a: Found, b: Found): boolean => a.text.toLowerCase() === b.text.toLowerCase();
const samePhone = (a: Found, b: Found): boolean => foldPhone(a.text) === foldPhone(b.text);

function push(list: Found[], value: Found | null, isSame: (a: Found, b: Found) => boolean): void {
  if (value && list.length < 100 && !list.some((known) => isSame(known, value))) list.push(value);
}
