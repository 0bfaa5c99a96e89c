import { isElement, type Leaf, textOf } from '../structured/items.ts';
import { cleanText, cleanUrl } from '../values.ts';

/**
 * What a property element states, after the value class pattern
 * (https://microformats.org/wiki/value-class-pattern and /microformats2-parsing).
 */
export function valueOf(element: Element, base: string): Leaf {
  const parts = [...element.querySelectorAll('.value, .value-title')]
    .filter((part) => part.nodeName !== 'TEMPLATE')
    .slice(0, 10);
  const link = linkOf(element) ?? (parts[0] ? linkOf(parts[0]) : null);
  const isContact =
    link !== null &&
    /^(?:mailto|tel|fax|callto):/i.test(link) &&
    !parts.some((part) => !linkOf(part));
  const text = parts.length > 0 ? parts.map(stated).join('') : stated(element);
  return {
    text: cleanText(text, 1000) ?? '',
    url: isContact && parts.length === 0 ? link : cleanUrl(link, base),
  };
}

function stated(element: Element): string {
  if (element.classList.contains('value-title')) return element.getAttribute('title') ?? '';
  const name = element.nodeName;
  if (name === 'ABBR' || name === 'LINK') return element.getAttribute('title') ?? textOf(element);
  if (name === 'DATA' || name === 'INPUT') return element.getAttribute('value') ?? '';
  if (name === 'IMG' || name === 'AREA') return element.getAttribute('alt') ?? '';
  if (element.querySelector(':scope > .type') || element.querySelector('img'))
    return textWithImages(element);
  return textOf(element);
}

/** Text with pictures by their alternative text, and without what only says the type (`work`, `fax`). */
function textWithImages(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (!isElement(node)) text += node.textContent ?? '';
    else if (!node.classList.contains('type'))
      text += node.nodeName === 'IMG' ? ` ${node.getAttribute('alt') ?? ''} ` : stated(node);
  }
  return text;
}

export const linkOf = (element: Element): string | null =>
  element.getAttribute('href') ??
  (element.nodeName === 'IMG'
    ? element.getAttribute('src')
    : element.nodeName === 'OBJECT'
      ? element.getAttribute('data')
      : null);
