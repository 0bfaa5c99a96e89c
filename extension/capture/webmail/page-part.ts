import { type Mailbox, parseMailbox, personName } from '../mail/addresses.ts';
import { cleanEmail, cleanText } from '../values.ts';

/** One webmail: how to know it, and where it shows what. Selectors use no words, so they hold in any language. */
export interface Webmail {
  /** As in the evidence: `site:gmail`. */
  name: string;
  /** Whether this document is that webmail, by address or markup. */
  isHere: (document: Document, url: string) => boolean;
  /** The open message, or null when none is open. */
  read: (document: Document, isLate: () => boolean) => ShownMessage | null;
}

export interface ShownMessage {
  messageId: string | null;
  subject: string | null;
  from: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  date: string | null;
  bodies: Element[];
}

export const textAt = (root: ParentNode, selector: string): string | null =>
  cleanText(root.querySelector(selector)?.textContent, 1000);

/** The text of an element without what is only for screen readers. */
export function ownTextAt(root: ParentNode, selector: string, without: string): string | null {
  const copy = root.querySelector(selector)?.cloneNode(true);
  if (!copy || !('querySelectorAll' in copy)) return null;
  const element: Element = copy as Element; // a clone of an element is one
  for (const part of element.querySelectorAll(without)) part.remove();
  return cleanText(element.textContent, 1000);
}

/** Mailboxes that `mailto:` links inside some elements stand for, each once. */
export function linkedMailboxes(root: ParentNode, selector: string): Mailbox[] {
  const found = new Map<string, Mailbox>();
  for (const link of root.querySelectorAll(selector)) {
    const email = cleanEmail(link.getAttribute('href') ?? link.getAttribute('title'));
    const name = personName(link.textContent);
    if (email && !found.has(email.toLowerCase()))
      found.set(email.toLowerCase(), { name: name?.includes('@') ? null : name, email });
  }
  return [...found.values()];
}

/** A mailbox from a text that holds an address among other words ("From: Jane <jane@firm.example>"). */
export function mailboxIn(text: string | null | undefined): Mailbox | null {
  const near = (text ?? '').slice(0, 400);
  const [, email] = /([\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)/.exec(near) ?? [];
  if (!email) return null;
  const bracketed = near.includes('<') ? /[^<>:;]{0,100}<[^<>\s]+@[^<>\s]+\s?>/.exec(near) : null;
  return bracketed ? parseMailbox(bracketed[0]) : { name: null, email };
}
