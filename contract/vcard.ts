/** One line of a vCard: `TEL;TYPE=FAX:555`, or one property of a jCard. */
export interface Property {
  name: string;
  parameters: Map<string, string[]>;
  /** Components of a structured value (`;`), each a list (`,`) joined by a space. */
  parts: string[];
  text: string;
}

export type Card = Property[];

/** Of one text; who has more parts it card by card. */
const MOST_CARDS = 200;
const MOST_LINES = 20_000;

/** Cards of a `.vcf` text, versions 2.1 to 4.0 (RFC 2426, RFC 6350); broken lines are skipped. */
export function parseVcards(text: string): Card[] {
  const cards: Card[] = [];
  let card: Card | null = null;
  for (const line of unfold(text.slice(0, 5_000_000)).slice(0, MOST_LINES)) {
    if (/^(?:\w+\.)?begin\s*:\s*vcard/i.test(line)) card = [];
    else if (/^(?:\w+\.)?end\s*:\s*vcard/i.test(line)) {
      if (card && cards.length < MOST_CARDS) cards.push(card);
      card = null;
    } else if (card) {
      const property = parseLine(line);
      if (property) card.push(property);
    }
  }
  if (card && card.length > 0) cards.push(card);
  return cards;
}

/** Logical lines: folded ones joined, quoted-printable ones too. */
function unfold(text: string): string[] {
  const lines: string[] = [];
  let isQuoted = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = lines.at(-1);
    if (last !== undefined && isQuoted && last.endsWith('='))
      lines[lines.length - 1] = last.slice(0, -1) + line;
    else if (last !== undefined && /^[ \t]/.test(line) && last.length < 100_000)
      lines[lines.length - 1] = last + line.slice(1);
    else {
      lines.push(line);
      isQuoted = /^[^:]*quoted-printable/i.test(line.slice(0, 200));
    }
  }
  return lines;
}

function parseLine(line: string): Property | null {
  const colon = colonOf(line);
  if (colon < 1) return null;
  const [head = '', ...rest] = line
    .slice(0, colon)
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((part) => part.trim());
  const parameters = new Map<string, string[]>();
  for (const part of rest.slice(0, 20)) {
    const [key = '', value] = part.split(/=(.*)/s);
    // 2.1 writes a bare type: TEL;WORK;FAX.
    const name = value === undefined ? 'type' : key.toLowerCase();
    const values = (value ?? key).replaceAll('"', '').toLowerCase().split(',');
    parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
  }
  const raw = decodeValue(line.slice(colon + 1), parameters);
  return raw === null
    ? null
    : {
        name: head.replace(/^.*\./, '').toLowerCase(),
        parameters,
        parts: splitParts(raw),
        text: unescape(raw),
      };
}

/** The colon that ends name and parameters: not one inside quotes. */
function colonOf(line: string): number {
  let isQuoted = false;
  for (let index = 0; index < Math.min(line.length, 2000); index++) {
    if (line[index] === '"') isQuoted = !isQuoted;
    else if (line[index] === ':' && !isQuoted) return index;
  }
  return -1;
}

/** Null for what no rep reads: pictures, keys. */
function decodeValue(value: string, parameters: Map<string, string[]>): string | null {
  const encoding = [...(parameters.get('encoding') ?? []), ...(parameters.get('type') ?? [])];
  if (encoding.some((one) => one === 'b' || one === 'base64')) return null;
  if (!encoding.includes('quoted-printable')) return value.slice(0, 20_000);
  const binary = value
    .slice(0, 20_000)
    .replace(/=([\dA-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0) & 255);
  return new TextDecoder(
    parameters.get('charset')?.[0] === 'iso-8859-1' ? 'latin1' : 'utf-8',
  ).decode(bytes);
}

const splitParts = (value: string): string[] =>
  value.split(/(?<!\\);/).map((part) => unescape(part.replace(/(?<!\\),/g, ', ')).trim());

const unescape = (value: string): string =>
  value.replace(/\\n/gi, '\n').replace(/\\([,;:\\])/g, '$1');
