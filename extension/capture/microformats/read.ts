import { elements, type Page } from '../page.ts';
import { addValue, type Item, isItem, textOf } from '../structured/items.ts';
import { cleanText, cleanUrl, foldName } from '../values.ts';
import { CLASSIC, CURRENT, isCurrent, ROOTS, typeOfRoot } from './classes.ts';
import { linkOf, valueOf } from './value.ts';

/** Cards, addresses and résumés in microformats, classic and current, as items; nested cards belong to the outer one. */
export function readMicroformats(page: Page): Item[] {
  const byElement = new Map<Element, Item>();
  for (const root of elements(page, ROOTS, 2000)) {
    const type = typeOfRoot(root.getAttribute('class') ?? '');
    if (type !== 'other')
      byElement.set(root, { types: [type === 'address' ? 'place' : type], properties: new Map() });
  }
  for (const [root, item] of byElement) {
    if (page.isLate()) break;
    addProperties(item, root, root, byElement, page);
    for (const id of references(root)) {
      const target = page.document.getElementById(id);
      if (target && !target.contains(root)) addElement(item, target, root, byElement, page);
      if (target) addProperties(item, target, root, byElement, page);
    }
    if (isCurrent(root)) addImplied(item, root, page);
  }
  return [...byElement]
    .filter(([root]) => !isPartOfAnother(root, byElement))
    .map(([, item]) => asKind(item));
}

function addProperties(
  item: Item,
  within: Element,
  root: Element,
  byElement: Map<Element, Item>,
  page: Page,
): void {
  if (within !== root && byElement.has(within)) return;
  for (const element of [...within.querySelectorAll('[class]')].slice(0, 500)) {
    if (page.isLate()) return;
    const around = element.parentElement?.closest(ROOTS);
    const isOwn = around === root || (within !== root && (!around || !within.contains(around)));
    if (isOwn) addElement(item, element, root, byElement, page);
  }
}

function addElement(
  item: Item,
  element: Element,
  root: Element,
  byElement: Map<Element, Item>,
  page: Page,
): void {
  if (element.nodeName === 'TEMPLATE') return;
  const classes = [...element.classList];
  const table = isCurrent(root) && classes.some((name) => name in CURRENT) ? CURRENT : CLASSIC;
  const nested = byElement.get(element);
  for (const name of classes) {
    const property =
      (isCurrent(root) && !hasCurrentProperties(root) ? CLASSIC[name] : undefined) ??
      table[name] ??
      CURRENT[name];
    if (!property || property === 'ignored' || (isCurrent(root) && name === 'url')) continue;
    if (nested && nested !== item) addValue(item, property, nested);
    else {
      const value = valueOf(element, page.base);
      const isFax =
        property === 'tel' &&
        /(?:^|\W)fax\b/i.test(
          element.querySelector('.type')?.textContent ?? element.getAttribute('title') ?? '',
        );
      addValue(item, isFax ? 'fax' : property, value);
    }
  }
}

const hasCurrentProperties = (root: Element): boolean =>
  root.querySelector('[class*="p-"], [class*="u-"]') !== null;

/** Name, address and picture of a current card that states none (https://microformats.org/wiki/microformats2-parsing#implied). */
function addImplied(item: Item, root: Element, page: Page): void {
  const only = root.children.length === 1 ? root.children[0] : undefined;
  const hasStated = ['name', 'org', 'email', 'tel', 'adr', 'locality'].some((name) =>
    item.properties.has(name),
  );
  if (!item.properties.has('name') && !hasStated && item.types.includes('card'))
    addValue(item, 'name', {
      text:
        cleanText(
          root.getAttribute('alt') ||
            only?.getAttribute('alt') ||
            textOf(root) ||
            root.querySelector('img[alt]')?.getAttribute('alt'),
        ) ?? '',
      url: null,
    });
  const links = root.querySelectorAll('a[href], area[href]');
  const link = linkOf(root) ?? (links.length === 1 && links[0] ? linkOf(links[0]) : null);
  if (!item.properties.has('url') && link)
    addValue(item, 'url', { text: '', url: cleanUrl(link, page.base) });
}

/** `itemref`, table headers and include links: elements elsewhere that belong to the card. */
const references = (root: Element): string[] =>
  [
    ...(root.getAttribute('itemref') ?? '').split(/\s+/),
    ...(root.getAttribute('headers') ?? '').split(/\s+/),
    ...[...root.querySelectorAll('a.include[href^="#"], object.include[data^="#"]')].map((link) =>
      (linkOf(link) ?? '').slice(1),
    ),
  ].filter(Boolean);

/** Whether an outer card or résumé already holds this one as the value of a property, or it is a bare nested card. */
function isPartOfAnother(root: Element, byElement: Map<Element, Item>): boolean {
  const outer = root.parentElement?.closest('.h-card, .vcard, .h-resume');
  return outer !== null && outer !== undefined && byElement.has(outer);
}

/** A card is a company when its name is that of its organisation, or when it has an organisation and no name. */
function asKind(item: Item): Item {
  const names = textsOf(item, 'name');
  const companies = [...textsOf(item, 'org'), ...textsOf(item, 'organization-name')];
  const hasPersonName = item.properties.has('givenname') || item.properties.has('familyname');
  const isCompany =
    companies.length > 0 &&
    !hasPersonName &&
    (names.length === 0 ||
      names.some((name) => companies.some((company) => foldName(company) === foldName(name))));
  if (isCompany && names.length === 0)
    addValue(item, 'name', { text: companies[0] ?? '', url: null });
  if (item.types.includes('resume')) return asResume(item);
  item.types = item.types.includes('place')
    ? ['organization']
    : isCompany
      ? ['organization']
      : ['person'];
  return item;
}

/** A résumé is its person: the contact card's details are theirs, its name (if another) their company's. */
function asResume(item: Item): Item {
  for (const contact of (item.properties.get('contact') ?? []).filter(isItem)) {
    for (const [property, values] of contact.properties)
      for (const value of values) addValue(item, property === 'name' ? 'org' : property, value);
  }
  item.types = ['person'];
  return item;
}

const textsOf = (item: Item, property: string): string[] =>
  (item.properties.get(property) ?? [])
    .map((value) => (isItem(value) ? textsOf(value, 'name')[0] : value.text) ?? '')
    .filter(Boolean);
