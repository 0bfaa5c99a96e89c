import type { Mailbox } from '../mail/addresses.ts';
import { parseMailboxes } from '../mail/addresses.ts';
import { isoDate } from '../mail/message.ts';
import { cleanText } from '../values.ts';
import { linkedMailboxes, mailboxIn, textAt, type Webmail } from './page-part.ts';

/** Horde IMP, dynamic view: header rows have ids (imp/templates/dynamic/message.html.php); basic view: a headers table above the parts. */
export const horde: Webmail = {
  name: 'horde',
  isHere: (document, url) =>
    document.querySelector(
      '#msgHeadersTable, #impbase, #msgHeaders, .mimePartData, #headerblock',
    ) !== null || /\/(?:imp|horde)\/(?:dynamic|message|mailbox|view|basic)\.php/.test(url),
  read: (document) => {
    const body =
      document
        .querySelector('#messageBody, .messageBody, .mimePartData')
        ?.closest('#messageBody, .messageBody') ?? document.querySelector('.mimePartData');
    if (!body?.textContent?.trim()) return null;
    const [from] = mailboxes(document, 'From', 'from');
    return {
      messageId: null,
      subject: textAt(
        document,
        '#msgHeaders .subject, #msgHeadersColl .subject, .msgHeaders .subject',
      ),
      from: from ?? null,
      to: mailboxes(document, 'To', 'to'),
      cc: mailboxes(document, 'Cc', 'cc'),
      date:
        isoDate(
          document.querySelector('#msgHeaderDate time[datetime]')?.getAttribute('datetime'),
        ) ??
        isoDate(textAt(document, '#msgHeaderDate .messagePrintShow, #msgHeaderDate td:last-child')),
      bodies: parts(body),
    };
  },
};

const parts = (body: Element): Element[] => {
  const data = [...body.querySelectorAll('.mimePartData')];
  return data.length > 0 ? data : [body];
};

function mailboxes(document: Document, row: string, cell: string): Mailbox[] {
  const selector = `#msgHeader${row} td:not(.label), #msgHeaders td.${cell}, #msgHeadersColl .${cell}`;
  const linked = linkedMailboxes(
    document,
    selector
      .split(', ')
      .map((one) => `${one} a[href^="mailto:"]`)
      .join(', '),
  );
  if (linked.length > 0) return linked;
  for (const holder of document.querySelectorAll(selector)) {
    const each = [...holder.querySelectorAll('[email], [title*="@"], a')].map(
      (one) =>
        mailboxIn(one.getAttribute('email') ?? one.getAttribute('title')) ??
        mailboxIn(one.textContent),
    );
    const known = each.filter((one) => one !== null);
    if (known.length > 0) return known;
    const written = parseMailboxes(cleanText(holder.textContent, 20_000)).filter(
      (one) => one.email !== null,
    );
    if (written.length > 0) return written;
  }
  return [];
}
