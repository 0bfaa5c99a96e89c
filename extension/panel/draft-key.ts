import type { Capture, CapturedCompany, CapturedPerson } from '../../contract/capture.ts';
import { primarySubject, type Subject } from './card.ts';

/**
 * Tells one person of one page from all others. The address alone does not: webmails and other single pages show the next person at
 * the same one. The name counts beside the e-mail, since colleagues share an `info@`.
 */
export function draftKey(capture: Capture, subject: Subject): string {
  const who = subject ?? primarySubject(capture);
  const { url } = capture.page;
  const message = capture.email?.messageId ?? capture.email?.date ?? '';
  const typed = subject ? [] : ['typed'];
  return JSON.stringify([url, message, ...typed, ...(who ? identity(capture, who) : [])]);
}

/** The same for what was read only: what is typed in from nothing may be anybody, and anybody again. */
export const capturedFrom = (capture: Capture, subject: Subject): string | null =>
  subject && draftKey(capture, subject);

function identity({ people, companies }: Capture, { type, index }: NonNullable<Subject>): string[] {
  const person = type === 'person' ? people[index] : undefined;
  const one = person ?? companies[index];
  if (!one) return [];
  return [type, plain(one.name), plain(reachedBy(one) ?? employerOf(person))];
}

const reachedBy = ({ emails, profileUrls, phones }: CapturedCompany) =>
  emails[0] ?? profileUrls[0] ?? phones[0];

const employerOf = (person: CapturedPerson | undefined) => person?.company;

const plain = (text: string | null | undefined) =>
  (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
