import type { Mailbox } from '../mail/addresses.ts';
import { isoDate } from '../mail/message.ts';
import { cleanText } from '../values.ts';
import { mailboxIn, type ShownMessage, type Webmail } from './page-part.ts';

const BODY =
  '[id^="UniqueMessageBody"], [role="document"] .allowTextSelection, [aria-label][role="document"]';
const WELL = '[data-testid="RecipientWell"], [id$="_RECIPIENTWELL"]';

/** Outlook on the web: body in `UniqueMessageBody`, recipients in wells (to, then cc), the sender's address in a label above them. */
export const outlook: Webmail = {
  name: 'outlook',
  isHere: (_document, url) =>
    /^https:\/\/(?:outlook\.(?:office|office365|live|cloud\.microsoft)(?:\.com)?|[\w.-]+\.outlook\.com|mail\.office365\.com)\//.test(
      url,
    ) || /\/owa\//.test(url),
  read: (document) => {
    const main = document.querySelector('[role="main"]') ?? document.body;
    const bodies = [...main.querySelectorAll(BODY)].filter((one) => one.textContent?.trim());
    const body = bodies.at(-1);
    return body ? readMessage(document, main, body) : null;
  },
};

function readMessage(document: Document, main: Element, body: Element): ShownMessage {
  const message = cardOf(body, main);
  const wells = [...message.querySelectorAll(WELL)];
  const outside = [
    ...message.querySelectorAll('[aria-label*="@"], [title*="@"], span, button'),
  ].filter((one) => !body.contains(one) && !wells.some((well) => well.contains(one)));
  const sender =
    outside
      .map(
        (one) =>
          mailboxIn(one.getAttribute('aria-label')) ??
          mailboxIn(one.getAttribute('title')) ??
          (one.children.length === 0 ? mailboxIn(one.textContent) : null),
      )
      .find(Boolean) ?? null;
  const date = message.querySelector('[data-testid="SentReceivedSavedTime"]');
  return {
    messageId:
      document.querySelector('[data-convid][aria-selected="true"]')?.getAttribute('data-convid') ??
      null,
    subject: cleanText(
      main.querySelector(
        '[id$="_SUBJECT"] [title], [id$="_SUBJECT"], [role="heading"][aria-level="2"], [role="heading"][title]',
      )?.textContent,
      1000,
    ),
    from: sender,
    to: wells[0] ? mailboxesIn(wells[0]) : [],
    cc: wells.slice(1).flatMap(mailboxesIn),
    date: isoDate(date?.textContent),
    bodies: [body],
  };
}

/** The smallest part of the pane that holds the body and its header. */
function cardOf(body: Element, main: Element): Element {
  for (let around = body.parentElement; around && around !== main; around = around.parentElement)
    if (around.querySelector(WELL) || around.querySelector('[aria-label*="@"]'))
      return around.parentElement &&
        main.contains(around.parentElement) &&
        main !== around.parentElement
        ? around.parentElement
        : around;
  return main;
}

function mailboxesIn(well: Element): Mailbox[] {
  const found = new Map<string, Mailbox>();
  const texts = [...well.querySelectorAll('[aria-label*="@"], [title*="@"]')].map(
    (one) => one.getAttribute('aria-label') ?? one.getAttribute('title'),
  );
  for (const text of texts.length > 0 ? texts : (well.textContent ?? '').split(/[;,]/)) {
    const mailbox = mailboxIn(text);
    if (mailbox?.email) found.set(mailbox.email.toLowerCase(), mailbox);
  }
  return [...found.values()];
}
