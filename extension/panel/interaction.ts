import type { Capture, CapturedEmail } from '../../contract/capture.ts';
import { interactionKinds } from '../../contract/records/choices.ts';
import type { InteractionDraft } from './acts.ts';

export type InteractionKind = keyof typeof interactionKinds;
const isKind = (kind: string): kind is InteractionKind => kind in interactionKinds;

/** What kind of thing happened, before the rep says so. */
export const usualKind = ({ page }: Pick<Capture, 'page'>): InteractionKind =>
  page.kind === 'email' ? 'email' : 'other';

/**
 * What is logged: the e-mail that the tab shows, else what the rep says happened on that page. The same message is logged once in
 * a tenant, by its message id.
 */
export function interactionOf(
  { page, email }: Capture,
  { said, kind, ownEmail, now }: { said: string; kind: string; ownEmail: string; now: Date },
): InteractionDraft {
  const body = said.trim() || null;
  const sourceUrl = /^https?:/.test(page.url) ? page.url.slice(0, 2000) : null;
  const chosen = isKind(kind) ? kind : usualKind({ page });
  if (!email || chosen !== 'email')
    return {
      kind: chosen,
      occurredAt: now.toISOString(),
      subject: line(page.title),
      body,
      sourceUrl,
    };
  const from = email.from?.email ?? null;
  const sentAt = Date.parse(email.date ?? '');
  const people = [email.from, ...email.to, ...email.cc].flatMap((one) => one?.email ?? []);
  return {
    kind: 'email',
    direction: from?.toLowerCase() === ownEmail.toLowerCase() ? 'out' : 'in',
    occurredAt: new Date(Number.isNaN(sentAt) ? now : sentAt).toISOString(),
    subject: line(email.subject),
    body: [body, email.text?.slice(0, 90_000)].filter(Boolean).join('\n\n') || null,
    // A participant is a tag: short, and at most 50 of them.
    participants: [...new Set(people)].filter((one) => one.length <= 60).slice(0, 50),
    externalId: messageKey(email),
    sourceUrl,
  };
}

/**
 * What tells one message from all others, whoever of the tenant sees it: its Message-ID, where the page shows one. Webmails mostly show a
 * number of their own, which another mailbox gives to another message; then sender, minute and subject stand for it.
 */
function messageKey({ messageId, from, date, subject }: CapturedEmail): string | null {
  if (messageId?.includes('@')) return line(messageId);
  const sentAt = Date.parse(date ?? '');
  if (!from?.email || Number.isNaN(sentAt)) return null;
  const minute = new Date(sentAt).toISOString().slice(0, 16);
  return line(`${from.email.toLowerCase()} ${minute}Z ${subject ?? ''}`);
}

const line = (text: string | null | undefined) =>
  text?.replace(/\s+/g, ' ').trim().slice(0, 200) || null;
