import { emptyRecord, type FoundRecord, foundBy } from './found.ts';
import { elements, type Page } from './page.ts';
import { isGenericName } from './text/generic-names.ts';
import { cleanEmail, cleanPhone, cleanText, cleanUrl } from './values.ts';

const NOT_A_NAME =
  /^(?:admin|administrator|editor|staff|author|webmaster|user|root|home(?:page)?)$|https?:|@|\d{3}/i;

/** OpenGraph, Dublin Core and plain `<meta>`: who wrote the page, whose site it is, business contact data. */
export function readMeta(page: Page): FoundRecord[] {
  if (page.isSelection) return [];
  const meta = new Map<string, string>();
  for (const element of elements(page, 'meta[content]', 300)) {
    const key = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      ''
    ).toLowerCase();
    const text = cleanText(element.getAttribute('content'), 500);
    if (key && text && !meta.has(key)) meta.set(key, text);
  }
  const records = [companyOf(meta, page), personOf(meta)];
  return records.filter((record) => record !== null);
}

function companyOf(meta: Map<string, string>, page: Page): FoundRecord | null {
  const found = foundBy('meta', 0.7);
  const record = emptyRecord('company');
  const contact = (name: string) =>
    meta.get(`business:contact_data:${name}`) ??
    meta.get(`place:contact_data:${name}`) ??
    meta.get(`og:${name}`);
  const name = meta.get('og:site_name') ?? null;
  record.name =
    name && !/\.(?:com|org|net)$/i.test(name) && !isGenericName(name)
      ? foundBy('meta', 0.6)(name)
      : null;
  if (record.name) record.basis = 'owner';
  pushIf(record.emails, found(cleanEmail(contact('email'))));
  pushIf(record.phones, found(cleanPhone(contact('phone_number') ?? contact('phone-number'))));
  pushIf(record.fax, found(cleanPhone(contact('fax_number') ?? contact('fax-number'))));
  record.website = found(cleanUrl(contact('website'), page.base));
  const street = found(contact('street_address') ?? contact('street-address'));
  if (street) {
    const postalCode = found(contact('postal_code') ?? contact('postal-code'));
    record.address = {
      street,
      city: found(contact('locality')),
      region: found(contact('region')),
      postalCode,
      country: found(contact('country_name') ?? contact('country-name')),
    };
  }
  return record.name || record.emails.length + record.phones.length > 0 || record.address
    ? record
    : null;
}

function personOf(meta: Map<string, string>): FoundRecord | null {
  const profile = cleanText(
    [meta.get('profile:first_name'), meta.get('profile:last_name')].filter(Boolean).join(' '),
  );
  const stated =
    profile ??
    meta.get('author') ??
    meta.get('article:author') ??
    meta.get('dc.creator') ??
    meta.get('dcterms.creator') ??
    null;
  const name = stated?.split(/\s[-–|]\s|\s?https?:/)[0]?.trim() ?? null;
  const isName =
    name !== null &&
    !NOT_A_NAME.test(name) &&
    /^\p{Lu}[^,;|]{1,40}(?:\s[^,;|]{1,40}){1,3}$/u.test(name);
  if (!isName) return null;
  const record = emptyRecord('person');
  record.name = foundBy('meta', profile ? 0.8 : 0.5)(name);
  return record;
}

function pushIf<T>(list: T[], value: T | null): void {
  if (value) list.push(value);
}
