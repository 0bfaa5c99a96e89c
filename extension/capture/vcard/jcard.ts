import type { Card, Property } from '../../../contract/vcard.ts';

/** Cards of a jCard text (RFC 7095): one card or a list of them; null when the text is none. */
export function parseJcards(text: string): Card[] | null {
  if (!/^\s*\[/.test(text) || text.length > 5_000_000) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    const cards = isCard(parsed) ? [parsed] : Array.isArray(parsed) ? parsed.filter(isCard) : [];
    return cards
      .slice(0, 200)
      .map(([, properties]) => properties.map(propertyOf).filter((property) => property !== null));
  } catch {
    // Not JSON after all; the caller reads it as a vCard.
    return null;
  }
}

const isCard = (value: unknown): value is ['vcard', unknown[]] =>
  Array.isArray(value) && value[0] === 'vcard' && Array.isArray(value[1]);

function propertyOf(value: unknown): Property | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return null;
  const [, stated, , ...values]: unknown[] = value;
  const parameters = new Map<string, string[]>();
  if (typeof stated === 'object' && stated !== null)
    for (const [key, one] of Object.entries(stated))
      parameters.set(
        key.toLowerCase(),
        [one].flat().map((each) => String(each).toLowerCase()),
      );
  const parts = [values[0]].flat().map((part) => [part].flat().filter(isText).join(' '));
  return { name: value[0].toLowerCase(), parameters, parts, text: parts.join(' ').trim() };
}

const isText = (part: unknown): part is string | number =>
  typeof part === 'string' || typeof part === 'number';
