import { elements, type Page } from '../page.ts';
import { cleanUrl } from '../values.ts';
import { addValue, type Item, leafOf, localName, newItem } from './items.ts';

/** Vocabulary-free reading of RDFa (https://www.w3.org/TR/rdfa-lite/ plus `rel` and `about` of RDFa 1.1). */
export function readRdfa(page: Page): Item[] {
  const byElement = new Map<Element, Item>();
  const bySubject = new Map<string, Item>();
  const items: Item[] = [];
  for (const element of elements(page, '[typeof], [about]')) {
    const subject = element.getAttribute('about') ?? element.getAttribute('resource');
    const known = subject ? bySubject.get(subject) : undefined;
    const item = known ?? newItem([]);
    item.types.push(
      ...(element.getAttribute('typeof') ?? '').split(/\s+/).filter(Boolean).map(localName),
    );
    byElement.set(element, item);
    if (subject) bySubject.set(subject, item);
    if (!known && !relationTo(element)) items.push(item);
  }
  for (const element of elements(page, '[property], [rel], [rev]', 20_000)) {
    if (page.isLate()) break;
    const owner = ownerOf(element, byElement);
    const item = owner && byElement.get(owner);
    if (!item) continue;
    for (const name of names(element, 'property')) {
      const nested = byElement.get(element);
      addValue(
        item,
        name,
        nested && nested !== item && element.hasAttribute('typeof')
          ? nested
          : valueOf(element, page),
      );
    }
    for (const name of names(element, 'rel')) addRelated(item, name, element, byElement, page);
  }
  return items.filter((item) => item.properties.size > 0);
}

const names = (element: Element, attribute: string): string[] =>
  (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean).map(localName);

/** The element whose item this property belongs to: itself when it only has `about`, else the nearest around it. */
const ownerOf = (element: Element, byElement: Map<Element, Item>): Element | null => {
  if (element.hasAttribute('about') && byElement.has(element)) return element;
  return element.parentElement?.closest('[typeof], [about]') ?? null;
};

/** The property that ties an item to the one around it, if any. */
function relationTo(element: Element): Element | null {
  if (element.hasAttribute('about')) return null;
  const outer = element.parentElement?.closest('[typeof], [about], [rel]');
  if (!outer) return null;
  const isTied =
    element.hasAttribute('property') || element.hasAttribute('rel') || outer.hasAttribute('rel');
  return isTied && outer.closest('[typeof], [about]') ? outer : null;
}

/** `rel` ties to a nested item, to items further in, or to an address. */
function addRelated(
  item: Item,
  name: string,
  element: Element,
  byElement: Map<Element, Item>,
  page: Page,
): void {
  const own = element.hasAttribute('typeof') ? byElement.get(element) : undefined;
  if (own && own !== item) return addValue(item, name, own);
  const address =
    element.getAttribute('resource') ?? element.getAttribute('href') ?? element.getAttribute('src');
  if (address !== null) return addValue(item, name, valueOf(element, page));
  for (const inner of element.querySelectorAll('[typeof]')) {
    const nested = byElement.get(inner);
    if (nested && nested !== item && inner.parentElement?.closest('[rel], [typeof]') === element)
      addValue(item, name, nested);
  }
}

function valueOf(element: Element, page: Page) {
  const leaf = leafOf(element, page.base);
  const resource = element.getAttribute('resource');
  if (leaf.url || !resource) return leaf;
  return {
    ...leaf,
    url: /^(?:mailto|tel|fax):/i.test(resource) ? resource : cleanUrl(resource, page.base),
  };
}
