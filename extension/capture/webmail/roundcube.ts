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
  read: (document) => {
    const body = document.querySelector(BODY);
    if (!body) {
      const frame = document.querySelector<HTMLIFrameElement>('#messagecontframe');
      // The list view shows the message in a frame of the same site.
      return frame?.contentDocument?.querySelector(BODY)
        ? roundcube.read(frame.contentDocument)
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
      to: linkedMailboxes(document, '.header.to a[href^="mailto:"]'),
      cc: linkedMailboxes(document, '.header.cc a[href^="mailto:"]'),
      date: isoDate(textAt(document, '.header.date, .header-summary .text-nowrap')),
      bodies: parts.length > 0 ? parts : [body],
    };
  },
};
