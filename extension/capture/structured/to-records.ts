import {
  emptyRecord,
  type Found,
  type FoundRecord,
  foundBy,
  hasDetails,
  type Source,
} from '../found.ts';
import { isProfileUrl } from '../links.ts';
import type { Page } from '../page.ts';
import { cleanEmail, cleanPhone, cleanUrl, foldName } from '../values.ts';
import { readAddress } from './address.ts';
import { first, nameOf, valuesOf } from './item-text.ts';
import { type Item, isItem, type ItemValue, type Leaf } from './items.ts';

/** Relations whose other end is worth a record of its own; all others (alumni, departments, reviewers) are somebody else's business. */
const WORTH_FOLLOWING = new Set(
  'graph mainentity about itemlistelement item publisher author creator founder founders employee employees member worksfor provider organizer performer seller brand copyrightholder sourceorganization hascontact maker'.split(
    ' ',
  ),
);
const NOT_A_RECORD =
  /^(?:postaladdress|contactpoint|.*(?:event|article|posting|page|product|offer|rating|review|website|webpage|list|listitem|image.*|video.*|searchaction|hours.*|specification|coordinates|creativework|book|movie|recipe|course))$/;
const COMPANY_TYPE =
  /organi[sz]ation|business|corporation|company|store|shop|restaurant|hotel|agency|school|university|ngo|institution|association|government|office|clinic|hospital|pharmacy|library|bank|attorney|dealer|station|center|museum/;
const PERSON_TYPE = /^(?:person|patient|agent|foaf|individual)$/;

/** People and companies that items describe, outermost first. */
export function recordsOf(
  items: Item[],
  source: Source,
  confidence: number,
  page: Page,
): FoundRecord[] {
  const records: FoundRecord[] = [];
  const seen = new Set<Item>();
  const visit = (item: Item, isNested: boolean, depth: number): void => {
    if (seen.has(item) || depth > 8 || page.isLate()) return;
    seen.add(item);
    const record = toRecord(item, source, confidence, page);
    if (record && (!isNested || hasDetails(record))) records.push(record);
    for (const [name, values] of item.properties)
      if (WORTH_FOLLOWING.has(name))
        for (const value of values)
          if (isItem(value)) visit(value, depth > 0 || name !== 'graph', depth + 1);
  };
  for (const item of items) visit(item, false, 0);
  return records;
}

/** The person or company that an item is, or null when it is neither. */
function toRecord(item: Item, source: Source, confidence: number, page: Page): FoundRecord | null {
  const kind = kindOf(item);
  if (!kind) return null;
  const found = foundBy(source, confidence);
  const record = emptyRecord(kind);
  record.name = found(nameOf(item));
  record.jobTitle =
    kind === 'person' ? found(first(item, ['jobtitle', 'title', 'role', 'hasoccupation'])) : null;
  record.company =
    kind === 'person'
      ? found(first(item, ['worksfor', 'org', 'organization-name', 'affiliation', 'company']))
      : null;
  addContactPoints(record, item, found);
  for (const value of valuesOf(item, ['url', 'homepage', 'workplacehomepage', 'website', 'weblog']))
    record.website ??= found(linkOf(value, page));
  for (const value of valuesOf(item, ['sameas', 'account', 'profile'])) {
    const link = found(linkOf(value, page));
    // Firms also name their own site as the same as themselves.
    if (
      link &&
      !record.website &&
      !isProfileUrl(link.text) &&
      !/wikipedia|wikidata/.test(link.text)
    )
      record.website = link;
    else pushNew(record.profileUrls, link);
  }
  for (const value of valuesOf(item, ['image', 'photo', 'img', 'depiction']))
    record.photo ??= kind === 'person' ? found(linkOf(value, page)) : null;
  record.address = readAddress(item, found);
  const isEmpty = !record.name && !record.company && !hasDetails(record);
  return isEmpty ? null : record;
}

function kindOf(item: Item): FoundRecord['kind'] | null {
  if (item.types.some((type) => PERSON_TYPE.test(type))) return 'person';
  if (item.types.some((type) => COMPANY_TYPE.test(type) && !NOT_A_RECORD.test(type)))
    return 'company';
  if (item.types.some((type) => NOT_A_RECORD.test(type))) return null;
  if (['givenname', 'familyname', 'jobtitle', 'knows'].some((name) => item.properties.has(name)))
    return 'person';
  const isPlace =
    item.properties.has('name') &&
    ['telephone', 'address', 'faxnumber', 'tel', 'adr', 'email'].some((name) =>
      item.properties.has(name),
    );
  return isPlace ? 'company' : null;
}

/** E-mails and numbers of the item itself and of its contact points. */
function addContactPoints(
  record: FoundRecord,
  item: Item,
  found: (text: string | null) => Found | null,
): void {
  const points = [
    item,
    ...valuesOf(item, ['contactpoint', 'contactpoints', 'contact']).filter(isItem),
    ...valuesOf(item, ['address', 'location']).filter(isItem),
  ];
  for (const point of points) {
    for (const value of valuesOf(point, ['email', 'mbox', 'hasemail', 'mail']))
      pushNew(record.emails, found(cleanEmail(contact(value, 'mailto'))));
    for (const value of valuesOf(point, [
      'telephone',
      'tel',
      'phone',
      'hastelephone',
      'mobile',
      'cell',
      'workphone',
    ]))
      pushNew(isFax(value) ? record.fax : record.phones, found(cleanPhone(contact(value, 'tel'))));
    for (const value of valuesOf(point, ['faxnumber', 'fax']))
      pushNew(record.fax, found(cleanPhone(contact(value, 'fax'))));
  }
}

const isFax = (value: ItemValue): boolean => isItem(value) && value.types.includes('fax');

/** What a contact value says: its text, or what its link leads to when the text is only a caption. */
function contact(value: ItemValue, scheme: string): string | null {
  if (isItem(value)) {
    const inner = valuesOf(value, ['value', 'name', 'telephone', 'email'])[0];
    return inner && !isItem(inner) ? contact(inner, scheme) : null;
  }
  const link = value.url && /^(?:mailto|tel|fax|callto|sms):/i.test(value.url) ? value.url : null;
  if (scheme === 'mailto') return cleanEmail(link) ?? value.text;
  return cleanPhone(value.text) ?? link;
}

const linkOf = (value: ItemValue, page: Page): string | null => {
  const leaf = isItem(value)
    ? valuesOf(value, ['url', 'contenturl', 'value']).find((one): one is Leaf => !isItem(one))
    : value;
  return leaf ? (cleanUrl(leaf.url, page.base) ?? cleanUrl(leaf.text, page.base)) : null;
};

function pushNew(list: Found[], value: Found | null): void {
  if (value && !list.some((known) => foldName(known.text) === foldName(value.text)))
    list.push(value);
}
