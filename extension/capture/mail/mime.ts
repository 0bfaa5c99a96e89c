import { decodeBytes, decodeHeader, fromBase64, fromQuotedPrintable } from './decode.ts';

export interface RawMessage {
  headers: Map<string, string>;
  /** The readable body: plain text where the sender sent it, else HTML. */
  text: string | null;
  html: string | null;
}

/** A raw message (RFC 5322, MIME), its bytes as one character each. Attachments and forwarded messages in it are left out. */
export function parseMessage(raw: string): RawMessage {
  const { headers, body } = parsePart(raw.slice(0, 20_000_000));
  const found: RawMessage = { headers, text: null, html: null };
  readPart(headers, body, found, 0);
  return found;
}

function parsePart(raw: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n[ \t]*\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw;
  const headers = new Map<string, string>();
  for (const line of head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(0, 500)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/s.exec(line) ?? [];
    if (name && value !== undefined && !headers.has(name.toLowerCase()))
      headers.set(name.toLowerCase(), decodeHeader(value.trim()));
  }
  return { headers, body: end ? raw.slice(end.index + end[0].length) : '' };
}

function readPart(
  headers: Map<string, string>,
  body: string,
  found: RawMessage,
  depth: number,
): void {
  const type = headers.get('content-type') ?? 'text/plain';
  const isAttached = /^attachment/i.test(headers.get('content-disposition') ?? '');
  const boundary = parameter(type, 'boundary');
  if (/^multipart\//i.test(type) && boundary && depth < 8) {
    for (const part of partsOf(body, boundary)) {
      const inner = parsePart(part);
      readPart(inner.headers, inner.body, found, depth + 1);
    }
    return;
  }
  if (isAttached) return;
  const text = () =>
    decodeBytes(
      decodeTransfer(body, headers.get('content-transfer-encoding') ?? ''),
      parameter(type, 'charset') ?? 'utf-8',
    );
  if (/^text\/html/i.test(type)) found.html ??= text();
  else if (/^text\/plain/i.test(type) || !type.includes('/')) found.text ??= text();
}

const partsOf = (body: string, boundary: string): string[] =>
  body
    .split(`--${boundary}`)
    .slice(1, 100)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[ \t]*\r?\n/, ''));

const parameter = (value: string, name: string): string | null =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i')
    .exec(value)
    ?.slice(1)
    .find(Boolean) ?? null;

const decodeTransfer = (body: string, encoding: string): string =>
  /quoted-printable/i.test(encoding)
    ? fromQuotedPrintable(body)
    : /base64/i.test(encoding)
      ? fromBase64(body)
      : body;
