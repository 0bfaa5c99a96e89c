import type { Mailbox } from '../mail/addresses.ts';
import { parseMailbox } from '../mail/addresses.ts';
import { isoDate } from '../mail/message.ts';
import { linkedMailboxes, ownTextAt, textAt, type Webmail } from './page-part.ts';

const BODY = '#messagebody';

/** Roundcube, skins elastic, larry and classic: header cells carry the header's name as class. */
export const roundcube: Webmail = {
  name: 'roundcube',
  isHere: (document, url) =>
    document.querySelector(
      '#messagebody, a.rcmContactAddress, body.task-mail, #messagecontframe, a[onclick*="rcmail."]',
    ) !== null || /[?&]_task=mail/.test(url),
  read: (document, isLate) => {
    const body = document.querySelector(BODY);
    if (!body) {
      const frame = document.querySelector<HTMLIFrameElement>('#messagecontframe');
      // The list view shows the message in a frame of the same site.
      return frame?.contentDocument?.querySelector(BODY)
        ? roundcube.read(frame.contentDocument, isLate)
        : null;
    }
    const parts = [...body.querySelectorAll('.message-part, .message-htmlpart')].filter(
      (part) => !part.parentElement?.closest('.message-part, .message-htmlpart'),
    );
    const [from] = linkedMailboxes(
      document,
      '.header.from a[href^="mailto:"], .header-summary a.rcmContactAddress',
    );
    return {
      messageId: new URLSearchParams(document.location?.search ?? '').get('_uid'),
      subject:
        ownTextAt(document, 'td.subject, .headers-table .subject', '.voice, a') ??
        ownTextAt(
          document,
          '#message-header .subject, #messageheader .subject, h2.subject',
          '.voice, a',
        ),
      from: from ?? null,
      to: recipients(document, 'to'),
      cc: recipients(document, 'cc'),
      date: isoDate(textAt(document, '.header.date, .header-summary .text-nowrap')),
      bodies: parts.length > 0 ? parts : [body],
    };
  },
};

/** Recipients of one header; of long lists Roundcube keeps the rest as markup in the script of its "more" link. */
function recipients(document: Document, header: 'to' | 'cc'): Mailbox[] {
  const cell = document.querySelector(`.header.${header}`);
  if (!cell) return [];
  const script = cell.querySelector('a.morelink')?.getAttribute('onclick') ?? '';
  const [, markup] = /^[^']*'(.*?)(?<!\\)'/s.exec(script) ?? [];
  const whole = markup ? new DOMParser().parseFromString(unescape(markup), 'text/html').body : null;
  const found = new Map<string, Mailbox>();
  for (const holder of [cell, whole])
    for (const mailbox of holder ? mailboxesIn(holder) : [])
      if (mailbox.email) found.set(mailbox.email.toLowerCase(), mailbox);
  return [...found.values()];
}

const mailboxesIn = (holder: Element): Mailbox[] =>
  [...holder.querySelectorAll('.adr')].flatMap((one) => {
    const linked = linkedMailboxes(one, 'a[href^="mailto:"]');
    // Addresses that Roundcube finds odd are printed without a link.
    const written = linked.length > 0 ? null : parseMailbox(one.textContent ?? '');
    return written ? [written] : linked;
  });

/** Markup out of a quoted string of a script. */
const unescape = (script: string): string =>
  script
    .replace(/\\u([\da-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\(.)/g, '$1');
