import type { Mailbox } from '../mail/addresses.ts';
import { parseMailboxes } from '../mail/addresses.ts';
import { isoDate } from '../mail/message.ts';
import { DATE_LINE, FROM_LINE, TO_LINE } from '../mail/quote-words.ts';
import { cleanText } from '../values.ts';
import { type ShownMessage, type Webmail } from './page-part.ts';

const HOST =
  /^https?:\/\/(?:[\w-]+\.)*(?:webmail|mail|email|correo|poczta|posta|courriel|messagerie)[\w-]*\.|\/(?:webmail|squirrelmail|rainloop|snappymail|zimbra|owa|mail)\//i;
const BODY =
  '[class*="message-body" i], [class*="messagebody" i], [id*="messagebody" i], [class*="mail-body" i], [class*="msg-body" i], [class*="mail-content" i], [class*="messageContent" i], [class*="message-content" i], [id*="mailContent" i], [class*="MsgBody" i], [data-testid*="message-body" i], [data-testid*="message-content" i], [role="document"]';

/** Any other webmail: labelled header lines ("From:", "To:", in many languages) and an element that calls itself the body. */
export const generic: Webmail = {
  name: 'webmail',
  isHere: (_document, url) => HOST.test(url),
  read: (document, isLate) => {
    const body = [...document.querySelectorAll(BODY)].find(
      (one) => (one.textContent?.trim().length ?? 0) > 1,
    );
    if (!body) return null;
    const shown = headersAbove(body, isLate);
    return shown.from?.email ? { ...shown, bodies: [body] } : null;
  },
};

function headersAbove(body: Element, isLate: () => boolean): Omit<ShownMessage, 'bodies'> {
  const shown: Omit<ShownMessage, 'bodies'> = {
    messageId: null,
    subject: null,
    from: null,
    to: [],
    cc: [],
    date: null,
  };
  for (const row of rowsAbove(body)) {
    if (isLate()) break;
    const text = cleanText(row.textContent, 2000);
    if (!text) continue;
    const value = text.replace(/^[^:：]{1,30}[:：]\s*/, '');
    if (FROM_LINE.test(text)) shown.from ??= addresses(value)[0] ?? null;
    else if (/^cc\s*[:：]|^(?:kopie|copie|copia)\s*[:：]/i.test(text))
      shown.cc = shown.cc.length > 0 ? shown.cc : addresses(value);
    else if (DATE_LINE.test(text)) shown.date ??= isoDate(value);
    else if (TO_LINE.test(text)) {
      const to = addresses(value);
      if (to.length > 0) shown.to = shown.to.length > 0 ? shown.to : to;
      else shown.subject ??= value;
    }
  }
  shown.subject ??= cleanText(
    body.ownerDocument.querySelector('h1, h2, [class*="subject" i]')?.textContent,
    1000,
  );
  return shown;
}

/** Table rows, list entries and small blocks before the body. */
const rowsAbove = (body: Element): Element[] =>
  [
    ...body.ownerDocument.querySelectorAll(
      'tr, li, dl > div, p, [class*="header" i] > div, [class*="from" i], [class*="subject" i], [class*="recipient" i], [class*="date" i]',
    ),
  ]
    .slice(0, 2000)
    .filter(
      (row) =>
        !body.contains(row) &&
        !row.contains(body) &&
        row.childElementCount < 100 &&
        !row.querySelector('tr'),
    );

const addresses = (text: string): Mailbox[] =>
  parseMailboxes(text).filter((one) => one.email !== null);
