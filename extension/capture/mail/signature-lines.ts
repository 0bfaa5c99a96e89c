import { spotEmails } from '../text/emails.ts';
import { isJobTitle } from '../text/job-titles.ts';
import { isPersonName, namesSamePerson } from '../text/person-name.ts';
import { spotNumbers } from '../text/phones.ts';
import type { Mailbox } from './addresses.ts';

const DELIMITER = /^--\s?$/;
const RULE = /^\s*[-_=*~#+\\/ ]{5,}\s*$/;
const SIGN_OFF =
  /^\W{0,3}(?:(?:(?:with )?(?:best|kind|kindest|warm|warmest|sincere|many)? ?(?:regards|wishes|thanks)|thank(?:s| you)(?: again| in advance| very much| so much)?|all the best|best|sincerely(?: yours)?|yours (?:sincerely|truly|faithfully)|respectfully(?: yours)?|cordially|cheers|rgds|regards|take care|mit (?:freundlichen|besten|herzlichen|lieben) gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|liebe|herzliche|freundliche) gr(?:ü|ue)(?:ß|ss)e|gruß|mfg|lg|vg|cordialement|bien cordialement|salutations(?: distinguées)?|bien à vous|saludos(?: cordiales)?|un saludo|atentamente|cordiali saluti|distinti saluti|saluti|atenciosamente|cumprimentos|abraços|met vriendelijke groet(?:en)?|groeten|mvh|med vänliga hälsningar|vänliga hälsningar|med vennlig hilsen|venlig hilsen|ystävällisin terveisin|pozdrawiam|z poważaniem|с уважением)\W*)$/iu;
const DISCLAIMER =
  /confidential|privileged|intended (?:only |solely )?(?:for|recipient)|this (?:e-?mail|message|communication)|disclaimer|virus|unauthori[sz]ed|please consider the environment|diese (?:e-?mail|nachricht)|ce (?:message|courriel)/i;
const LONGEST = 90;
const MOST = 18;

/** The lines of the signature at the end of a message, or none: from a delimiter, a sign-off, or the sender's own name. */
export function signatureLines(text: string, sender: Mailbox | null): string[] {
  const lines = withoutDisclaimer(
    text.split('\n').map((line) =>
      line
        .slice(0, 500)
        .replace(/\s+/g, ' ')
        .replace(/^[\s*|>]+|[\s*|]+$/g, '')
        .trim(),
    ),
  );
  const delimiter = lines.findLastIndex((line) => DELIMITER.test(line) || RULE.test(line));
  const nextToEnd =
    delimiter >= 0 && lines.length - delimiter <= MOST && DELIMITER.test(lines[delimiter] ?? '');
  if (nextToEnd) return tidy(lines.slice(delimiter + 1));
  const start = startOf(lines, sender);
  return start < 0 ? [] : tidy(lines.slice(start, start + MOST));
}

function startOf(lines: string[], sender: Mailbox | null): number {
  const first = Math.max(0, lines.length - 30);
  let found = -1;
  for (let index = lines.length - 1; index >= first; index--) {
    const line = lines[index] ?? '';
    if (line.length > LONGEST * 1.4 && index < lines.length - 1 && found < 0) break;
    if (!isShortBlock(lines, index)) continue;
    const head = nameIn(line);
    if (namesSamePerson(head, sender?.name ?? null, sender?.email ?? null) && hasMore(lines, index))
      found = index;
    else if (found < 0 && SIGN_OFF.test(line) && hasMore(lines, index)) found = index + 1;
    else if (
      found < 0 &&
      (isPersonName(head) || isFirstNameOf(head, sender)) &&
      !isJobTitle(head) &&
      countsAsSignature(lines, index)
    )
      found = index;
  }
  return found;
}

/** "Jane" alone, over her title and numbers. */
const isFirstNameOf = (word: string, sender: Mailbox | null): boolean =>
  word.length > 2 &&
  (sender?.name ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .includes(word.toLowerCase());

/** "Jane Doe, Head of Sales" and "Jane Doe | Acme" begin with the name. */
export const nameIn = (line: string): string =>
  line.split(/\s*(?:[,|/•·]|\s[-–—]\s|\t)\s*/)[0]?.replace(/^[-–—~*"“\s]+|["”.\s]+$/g, '') ?? line;

/** No long lines from here on: signatures are short lines. */
const isShortBlock = (lines: string[], from: number): boolean =>
  lines.slice(from, from + MOST).every((line) => line.length <= LONGEST * 1.4);

const hasMore = (lines: string[], from: number): boolean =>
  lines.slice(from + 1).some((line) => line !== '');

/** A name alone is no signature: a title or something to reach the person by has to follow. */
function countsAsSignature(lines: string[], index: number): boolean {
  const rest = lines.slice(index + 1, index + MOST).filter(Boolean);
  if (rest.some((line) => spotEmails(line).length > 0 || spotNumbers(line).length > 0)) return true;
  const isLastParagraph =
    (lines[index - 1] ?? '') === '' && rest.length <= 1 && (rest[0] ?? '').length < 40;
  return isLastParagraph || (rest[0] !== undefined && isJobTitle(rest[0]) && rest.length <= 6);
}

function withoutDisclaimer(lines: string[]): string[] {
  let end = lines.length;
  const notice = lines.findIndex(
    (line, index) =>
      index > 0 &&
      DISCLAIMER.test(line) &&
      line.length > 30 &&
      (isParagraphStart(lines, index) || lines.length - index < 25),
  );
  if (notice > 0) {
    end = notice;
    while (end > 0 && !isParagraphStart(lines, end) && (lines[end - 1] ?? '').length > 45) end--;
  }
  while (
    end > 0 &&
    ((lines[end - 1] ?? '') === '' ||
      RULE.test(lines[end - 1] ?? '') ||
      /^ ?- .{1,60}\.\w{2,4}$/.test(lines[end - 1] ?? ''))
  )
    end--;
  return lines.slice(0, end);
}

const isParagraphStart = (lines: string[], index: number): boolean =>
  index === 0 || (lines[index - 1] ?? '') === '' || RULE.test(lines[index - 1] ?? '');

const tidy = (lines: string[]): string[] =>
  lines.filter((line) => line !== '' && !RULE.test(line) && !SIGN_OFF.test(line)).slice(0, MOST);
