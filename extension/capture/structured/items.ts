import { cleanText, cleanUrl } from '../values.ts';

/** A value that is no item: its text, and its address when it was a link. */
export interface Leaf {
  text: string;
  url: string | null;
}

/** A thing with properties: what JSON-LD, microdata, RDFa and microformats all describe. Names in lower case, without vocabulary. */
export interface Item {
  types: string[];
  properties: Map<string, ItemValue[]>;
}

export type ItemValue = Leaf | Item;

export const isItem = (value: ItemValue): value is Item => 'types' in value;

/** `https://schema.org/Person`, `foaf:Person` and `Person` are all `person`. */
export const localName = (name: string): string =>
  name
    .replace(/^.*[/#:]/, '')
    .trim()
    .toLowerCase();

export const newItem = (types: string[]): Item => ({
  types: types.map(localName),
  properties: new Map(),
});

export function addValue(item: Item, name: string, value: ItemValue): void {
  const values = item.properties.get(name);
  if (!values) item.properties.set(name, [value]);
  else if (values.length < 200) values.push(value);
}

const LINKS: Record<string, string> = {
  A: 'href',
  AREA: 'href',
  LINK: 'href',
  IMG: 'src',
  OBJECT: 'data',
  VIDEO: 'src',
  AUDIO: 'src',
  SOURCE: 'src',
  IFRAME: 'src',
  EMBED: 'src',
};

/** The value that an element states: `content` before text, its link kept apart. */
export function leafOf(element: Element, base: string): Leaf {
  const link = LINKS[element.nodeName.toUpperCase()];
  const address = link ? element.getAttribute(link) : null;
  const isContact = address !== null && /^(?:mailto|tel|fax|callto|sms):/i.test(address);
  const stated =
    element.getAttribute('content') ??
    (element.nodeName === 'DATA' ? element.getAttribute('value') : null) ??
    (element.nodeName === 'TIME' ? element.getAttribute('datetime') : null);
  return {
    text: cleanText(stated ?? textOf(element), 1000) ?? '',
    url: isContact ? address : (cleanUrl(address, base) ?? null),
  };
}

/** An element's text with line breaks where it breaks lines, scripts and templates left out. */
export function textOf(element: Element): string {
  if (element.nodeName === 'IMG' || element.nodeName === 'AREA')
    return element.getAttribute('alt') ?? '';
  if (!element.firstElementChild) return element.textContent ?? '';
  const copy = element.cloneNode(true);
  if (!isElement(copy)) return '';
  for (const part of copy.querySelectorAll('script, style, template, noscript')) part.remove();
  for (const stop of copy.querySelectorAll('br, p, div, li')) stop.before(' ');
  return copy.textContent ?? '';
}

export const isElement = (node: Node | null): node is Element => node?.nodeType === 1;
