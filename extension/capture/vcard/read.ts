import { type Card, parseVcards, type Property } from '../../../contract/vcard.ts';
import { emptyRecord, type Found, foundAddress, foundBy, type FoundRecord } from '../found.ts';
import { cleanEmail, cleanPhone, cleanText, cleanUrl } from '../values.ts';
import { parseJcards } from './jcard.ts';

const found = foundBy('vcard', 0.97);

/** People and companies of a vCard (2.1, 3.0, 4.0) or jCard text. */
export const readVcards = (text: string): FoundRecord[] =>
  (parseJcards(text) ?? parseVcards(text)).map(recordOf).filter((record) => record !== null);

function recordOf(card: Card): FoundRecord | null {
  const company = cleanText(textOf(card, 'org', (property) => property.parts[0]));
  const name = nameOf(card) ?? null;
  const isCompany =
    company !== null &&
    (name === null ||
      name === company ||
      textOf(card, 'x-abshowas', (property) => property.text)?.toLowerCase() === 'company' ||
      textOf(card, 'kind', (property) => property.text)?.toLowerCase() === 'org');
  const record = emptyRecord(isCompany ? 'company' : 'person');
  record.name = found(isCompany ? company : name);
  if (!isCompany) {
    record.jobTitle = found(
      cleanText(
        textOf(card, 'title', (property) => property.text) ??
          textOf(card, 'role', (property) => property.text),
      ),
    );
    record.company = found(company);
    record.photo = found(
      cleanUrl(
        textOf(card, 'photo', (property) => property.text),
        'about:blank',
      ),
    );
  }
  for (const property of card) addContact(record, property);
  record.address = addressOf(card);
  return record.name || record.emails.length + record.phones.length > 0 ? record : null;
}

function addContact(record: FoundRecord, property: Property): void {
  const isFax = property.parameters.get('type')?.some((type) => type.includes('fax')) ?? false;
  if (property.name === 'email') push(record.emails, found(cleanEmail(property.text)));
  else if (property.name === 'tel')
    push(isFax ? record.fax : record.phones, found(cleanPhone(property.text)));
  else if (property.name === 'x-socialprofile' || property.name === 'x-linkedin')
    push(record.profileUrls, found(cleanUrl(property.text, 'about:blank')));
  else if (property.name === 'url') {
    const url = found(
      cleanUrl(
        property.text.includes(':') ? property.text : `http://${property.text}`,
        'about:blank',
      ),
    );
    if (record.website) push(record.profileUrls, url);
    else record.website = url;
  }
}

/** The formatted name; without one, the parts of `N` in spoken order. */
function nameOf(card: Card): string | null {
  const formatted = cleanText(textOf(card, 'fn', (property) => property.text));
  if (formatted) return formatted;
  const [family, given, additional, prefix, suffix] =
    card.find((property) => property.name === 'n')?.parts ?? [];
  return cleanText([prefix, given, additional, family, suffix].filter(Boolean).join(' '));
}

/** The preferred address, else the first that says anything. */
function addressOf(card: Card): FoundRecord['address'] {
  const all = card.filter(
    (property) => property.name === 'adr' && property.parts.some((part) => part !== ''),
  );
  const preferred =
    all.find(
      (property) =>
        property.parameters.has('pref') || property.parameters.get('type')?.includes('pref'),
    ) ?? all[0];
  if (!preferred) return null;
  const [box, extended, street, city, region, postalCode, country] = preferred.parts;
  const part = (text: string | undefined) => found(cleanText(text));
  return foundAddress({
    street: part(street) ?? part(extended) ?? part(box),
    city: part(city),
    region: part(region),
    postalCode: part(postalCode),
    country: part(country),
  });
}

const textOf = (
  card: Card,
  name: string,
  read: (property: Property) => string | undefined,
): string | null =>
  card
    .filter((property) => property.name === name)
    .map(read)
    .find((text) => text) ?? null;

function push(list: Found[], value: Found | null): void {
  if (value && list.length < 50 && !list.some((known) => known.text === value.text))
    list.push(value);
}
