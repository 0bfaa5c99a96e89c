import type { Mailbox } from './addresses.ts';

/** What a webmail page or a raw message says of itself, before its text is read. */
export interface OpenMessage {
  messageId: string | null;
  subject: string | null;
  from: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  /** ISO 8601, or null when it cannot be told. */
  date: string | null;
  /** Own text: quoted and forwarded passages already left out. */
  text: string;
}
