import { elements, type Page } from '../page.ts';
import { cleanUrl } from '../values.ts';
import { addValue, type Item, isItem, localName, newItem } from './items.ts';

const MOST_CHARACTERS = 1_000_000;
const MOST_VALUES = 20_000;

/** Every item that JSON-LD scripts state; a broken script is skipped, the others still count. */
export function readJsonLd(page: Page): Item[] {
  const items: Item[] = [];
  const scripts = elements(page, 'script[type^="application/ld+json" i]', 100);
  for (const script of scripts) {
    const source = script.textContent ?? '';
    if (source.length > MOST_CHARACTERS || page.isLate()) continue;
    const parsed = parseLenient(source);
    if (parsed !== undefined) items.push(...itemsIn(parsed, page));
  }
  return items;
}

/** JSON as pages write it: comments around it, line breaks inside strings, a comma too many. */
function parseLenient(source: string): unknown {
  const trimmed = source
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>)\s*$/, '');
  for (const attempt of [
    source,
    trimmed,
    trimmed.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1'),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next, more lenient form may parse; if none does, the script states nothing.
    }
  }
  return undefined;
}

/** Items of one script. References by `@id` may make circles: who follows properties has to count its steps. */
function itemsIn(parsed: unknown, page: Page): Item[] {
  const byId = new Map<string, Item>();
  const references: { owner: Item; name: string; id: string }[] = [];
  let left = MOST_VALUES;

  const toItem = (node: Record<string, unknown>, depth: number): Item => {
    const types = [node['@type']].flat().filter((type) => typeof type === 'string');
    const item = newItem(types);
    const id = node['@id'];
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, item);
    for (const [key, value] of Object.entries(node))
      if (!key.startsWith('@') || key === '@graph')
        for (const one of [value].flat()) add(item, localName(key.replace('@', '')), one, depth);
    return item;
  };
  const add = (item: Item, name: string, value: unknown, depth: number): void => {
    if (--left < 0 || depth > 12) return;
    if (typeof value === 'string' || typeof value === 'number')
      addValue(item, name, {
        text: withoutEntities(String(value).slice(0, 2000)),
        url: cleanUrl(String(value), page.base),
      });
    else if (isRecord(value)) {
      if ('@value' in value) add(item, name, value['@value'], depth + 1);
      else if ('@list' in value)
        for (const one of [value['@list']].flat()) add(item, name, one, depth + 1);
      else if (typeof value['@id'] === 'string' && Object.keys(value).length === 1)
        references.push({ owner: item, name, id: value['@id'] });
      else addValue(item, name, toItem(value, depth + 1));
    }
  };

  const top = [parsed]
    .flat(2)
    .filter(isRecord)
    .map((node) => toItem(node, 0));
  const graph = top
    .flatMap((item) => (item.types.length === 0 ? (item.properties.get('graph') ?? []) : []))
    .filter(isItem);
  for (const { owner, name, id } of references) {
    const target = byId.get(id);
    if (target && target !== owner) addValue(owner, name, target);
    else if (!target) addValue(owner, name, { text: '', url: cleanUrl(id, page.base) });
  }
  return [...top, ...graph].filter((item) => item.properties.size > 0);
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#039': "'",
  '#8217': '’',
};

/** Programs escape text for HTML before they put it into JSON, where nothing unescapes it. */
const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(#?\w{2,5});/g,
        (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity,
      )
    : text;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
