import { cleanEmail, cleanText } from '../values.ts';

export interface Mailbox {
  name: string | null;
  email: string | null;
}

const MOST = 500;
const LONGEST = 1000;

/** `"Doe, Jane" <jane@firm.example>, bob@firm.example` as mailboxes (RFC 5322, leniently). */
export function parseMailboxes(text: string | null | undefined): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  for (const part of splitList((text ?? '').slice(0, 100_000))) {
    const mailbox = parseMailbox(part);
    if (mailbox && mailboxes.length < MOST) mailboxes.push(mailbox);
  }
  return mailboxes;
}

export function parseMailbox(text: string): Mailbox | null {
  const angle = /^(.*?)<\s*([^<>]*?)\s*>\s*$/s.exec(text.trim());
  const email = cleanEmail(angle ? angle[2] : text.replace(/\(.*\)/, ''));
  const name = personName(angle ? angle[1] : /\(([^()]*)\)/.exec(text)?.[1]);
  if (email)
    return { name: name && name.toLowerCase() !== email.toLowerCase() ? name : null, email };
  const lone = angle ? name : personName(text);
  return lone ? { name: lone, email: null } : null;
}

/** A display name without quotes; "Doe, Jane" in spoken order. */
export function personName(text: string | null | undefined): string | null {
  const name = cleanText(text)
    ?.replace(/^["'\s]+|["'\s,;]+$/g, '')
    .replace(/\\(.)/g, '$1');
  if (!name) return null;
  const turned = /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}.'’\s-]{0,30})$/u.exec(name);
  return turned ? `${turned[2]} ${turned[1]}` : name;
}

/** At commas and semicolons outside quotes and brackets. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  let depth = 0;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === '<' || letter === '(') depth++;
    else if (letter === '>' || letter === ')') depth = Math.max(0, depth - 1);
    if ((letter === ',' || letter === ';') && !isQuoted && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part]
    .map((one) => one.trim())
    .filter((one) => one !== '' && one.length < LONGEST);
}
