import type { Capture, CapturedEmail } from '../../../contract/capture.ts';
import { cleanText } from '../values.ts';
import { personName, parseMailboxes } from './addresses.ts';
import { captureOfMessage } from './capture.ts';
import { textOfHtml } from './html-text.ts';
import { parseMessage } from './mime.ts';
import type { OpenMessage } from './open-message.ts';
import { ownText } from './quotes.ts';

export type MessageFormat = 'eml' | 'txt' | 'html';

/** Reads a message that is not open in a webmail: raw, its plain text, or its HTML body. */
export function readMessage(
  source: string,
  format: MessageFormat,
  parse: (html: string) => Element,
): Capture {
  const message =
    format === 'eml'
      ? readRaw(source, parse)
      : {
          ...emptyMessage(),
          text: format === 'html' ? ownTextOfHtml(parse(source)) : ownText(source).text,
        };
  return captureOfMessage(message, { url: '', title: message.subject ?? '' }, 'text');
}

const emptyMessage = (): OpenMessage => ({
  messageId: null,
  subject: null,
  from: null,
  to: [],
  cc: [],
  date: null,
  text: '',
});

/** The sender's own words in an HTML body: marked quotes go first, then what only words mark. */
export const ownTextOfHtml = (body: Element): string => ownText(textOfHtml(body).text).text;

function readRaw(source: string, parse: (html: string) => Element): OpenMessage {
  const { headers, text, html } = parseMessage(source);
  const header = (name: string) => headers.get(name) ?? null;
  const [sender] = parseMailboxes(header('from'));
  // Notes exports put the display names into headers of their own.
  const named = sender && !sender.name ? personName(header('x-from')?.replace(/<.*$/s, '')) : null;
  return {
    messageId: cleanText(header('message-id'), 1000),
    subject: cleanText(header('subject'), 1000),
    from: sender ? { ...sender, name: sender.name ?? (named?.includes('@') ? null : named) } : null,
    to: parseMailboxes(header('to')),
    cc: parseMailboxes(header('cc')),
    date: isoDate(header('date')),
    text:
      text !== null && text.trim() !== ''
        ? ownText(text).text
        : html === null
          ? ''
          : ownTextOfHtml(parse(html)),
  };
}

/** A date as ISO 8601 in UTC when it can be read without knowing the page's language. */
export function isoDate(text: string | null | undefined): CapturedEmail['date'] {
  const time = text ? Date.parse(text.replace(/\s*\([^)]*\)\s*$/, '').trim()) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
