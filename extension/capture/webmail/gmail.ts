import type { Mailbox } from '../mail/addresses.ts';
import { personName } from '../mail/addresses.ts';
import { isoDate } from '../mail/message.ts';
import { cleanEmail, cleanText } from '../values.ts';
import { type ShownMessage, textAt, type Webmail } from './page-part.ts';

const BODY = '.a3s';
const MESSAGE = '[data-message-id], [data-legacy-message-id], .adn';

/** Gmail: messages of a thread in `.adn`, addresses in `[email]`; of several, the last that is open. */
export const gmail: Webmail = {
  name: 'gmail',
  isHere: (_document, url) => url.startsWith('https://mail.google.com/'),
  read: (document) => {
    const body = [...document.querySelectorAll(BODY)].findLast((one) => one.textContent?.trim());
    if (!body) return null;
    const message = body.closest(MESSAGE) ?? body.parentElement?.parentElement ?? body;
    return readMessage(document, message, body);
  },
};

function readMessage(document: Document, message: Element, body: Element): ShownMessage {
  const boxes = [...message.querySelectorAll('[email]')].filter((one) => !body.contains(one));
  const sender =
    boxes.find((one) => one.classList.contains('gD')) ??
    boxes.find((one) => !one.classList.contains('g2'));
  const recipients = unique(boxes.filter((one) => one.classList.contains('g2')).map(mailboxOf));
  const date = message.querySelector('.g3[title], .g3[alt], [data-tooltip].g3');
  return {
    messageId:
      message.getAttribute('data-legacy-message-id') ?? message.getAttribute('data-message-id'),
    subject: textAt(
      document,
      'h2.hP, [data-thread-perm-id] h2, [role="main"] h2[data-legacy-thread-id]',
    ),
    from: sender ? mailboxOf(sender) : null,
    to: recipients,
    cc: [],
    date: isoDate(date?.getAttribute('title') ?? date?.getAttribute('alt')),
    bodies: [body],
  };
}

const mailboxOf = (element: Element): Mailbox => {
  const name = personName(element.getAttribute('name') ?? cleanText(element.textContent));
  return {
    name: name?.includes('@') ? null : name,
    email: cleanEmail(element.getAttribute('email')),
  };
};

const unique = (mailboxes: Mailbox[]): Mailbox[] =>
  mailboxes.filter(
    (one, index) =>
      one.email !== null && mailboxes.findIndex((other) => other.email === one.email) === index,
  );
