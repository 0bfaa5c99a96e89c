import type { Mailbox } from '../mail/addresses.ts';
import { isoDate } from '../mail/message.ts';
import { cleanEmail, cleanText } from '../values.ts';
import { mailboxIn, textAt, type Webmail } from './page-part.ts';

const FROM = 'viewer.message.from[0]';

/** SOGo: Angular bindings name what each element shows. */
export const sogo: Webmail = {
  name: 'sogo',
  isHere: (document, url) =>
    /\/SOGo\/so\//.test(url) ||
    document.querySelector(
      '[ng-controller*="MailViewer"], .msg-body [ng-repeat*="viewer.message"]',
    ) !== null,
  read: (document) => {
    const parts = [...document.querySelectorAll('.msg-body .sg-mail-part')];
    const bodies = parts.length > 0 ? parts : [...document.querySelectorAll('.msg-body')];
    if (bodies.length === 0) return null;
    const name = cleanText(document.querySelector(`[ng-bind*="${FROM}.name"]`)?.textContent);
    const email = cleanEmail(document.querySelector(`[ng-bind*="${FROM}.email"]`)?.textContent);
    return {
      messageId: /\/(\d+)(?:$|[?])/.exec(document.location?.hash ?? '')?.[1] ?? null,
      subject: textAt(document, '[ng-bind*="viewer.message.subject"]'),
      from: email ? { name: name === email ? null : name, email } : null,
      to: recipients(document, 'to'),
      cc: recipients(document, 'cc'),
      date: isoDate(textAt(document, '.msg-date')),
      bodies,
    };
  },
};

function recipients(document: Document, list: 'to' | 'cc'): Mailbox[] {
  const found = new Map<string, Mailbox>();
  for (const chip of document.querySelectorAll(
    `[ng-model$="viewer.message.${list}"] md-chip, [ng-model$="viewer.message.${list}"] md-chip-template`,
  )) {
    const mailbox = mailboxIn(chip.textContent) ?? mailboxIn(chip.getAttribute('aria-label'));
    if (mailbox?.email) found.set(mailbox.email.toLowerCase(), mailbox);
  }
  if (found.size > 0) return [...found.values()];
  const collapsed = document.querySelector(
    `[ng-bind*="viewer.message.$shortRecipients"]`,
  )?.textContent;
  return list === 'to' && collapsed
    ? collapsed
        .split(/,\s/)
        .map(mailboxIn)
        .filter((one) => one !== null)
    : [];
}
