import { elements, type Page } from '../page.ts';
import { addValue, type Item, leafOf, localName, newItem } from './items.ts';

/** Every top-level microdata item (https://html.spec.whatwg.org/multipage/microdata.html). */
export function readMicrodata(page: Page): Item[] {
  const items: Item[] = [];
  const byElement = new Map<Element, Item>();
  for (const scope of elements(page, '[itemscope]')) {
    const item = newItem((scope.getAttribute('itemtype') ?? '').split(/\s+/).filter(Boolean));
    byElement.set(scope, item);
    if (!scope.hasAttribute('itemprop')) items.push(item);
  }
  for (const element of elements(page, '[itemprop]', 20_000)) {
    if (page.isLate()) break;
    const owner = element.parentElement?.closest('[itemscope]');
    const item = owner && byElement.get(owner);
    if (item) addProperty(item, element, byElement, page);
  }
  for (const [scope, item] of byElement)
    if (!page.isLate()) addReferenced(scope, item, byElement, page);
  return items;
}

function addProperty(
  item: Item,
  element: Element,
  byElement: Map<Element, Item>,
  page: Page,
): void {
  const value = byElement.get(element) ?? leafOf(element, page.base);
  if (value === item) return;
  for (const name of (element.getAttribute('itemprop') ?? '').split(/\s+/))
    if (name) addValue(item, localName(name), value);
}

/** `itemref` names elements elsewhere whose properties belong to this item too. */
function addReferenced(
  scope: Element,
  item: Item,
  byElement: Map<Element, Item>,
  page: Page,
): void {
  for (const id of (scope.getAttribute('itemref') ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 50)) {
    const target = page.document.getElementById(id);
    if (!target || target.contains(scope)) continue;
    if (target.hasAttribute('itemprop')) addProperty(item, target, byElement, page);
    if (target.hasAttribute('itemscope')) continue;
    for (const element of [...target.querySelectorAll('[itemprop]')].slice(0, 200))
      if (
        !element.parentElement?.closest('[itemscope]') ||
        element.parentElement.closest('[itemscope]')?.contains(target)
      )
        addProperty(item, element, byElement, page);
  }
}
