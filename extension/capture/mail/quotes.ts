import {
  ATTRIBUTION,
  ATTRIBUTION_START,
  DASHED,
  DATE_LINE,
  DATED_MAILBOX,
  FROM_LINE,
  RULED_WORDS,
  SENT_FROM,
  SEPARATOR,
  TO_LINE,
} from './quote-words.ts';

const MOST_LINES = 20_000;
/** No line that introduces a quote is longer; and patterns stay fast on hostile text. */
const LONGEST = 400;
// Lotus Notes: a name, the time on its own line, then the recipients.
const TIME_LINE =
  /^\s*(?:on\s)?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s\w{3,4})?\s*$/i;
const NAME_AND_TIME =
  /^\s*\S.{2,120}\s(?:on|am|le|el)?\s?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s\w{3,4})?\s*$/i;
const GROUPWISE = /^\s*>>>\s?\S.{3,120}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,40}>>>\s*$/;
const QUOTED = /^\s*>/;
const LIST_FOOTER = /^_{2,}$/;

/**
 * What the sender wrote in a plain-text message: without quoted and forwarded text, the lines that introduce it,
 * and what an app adds below. The signature stays; answers between quoted passages stay.
 */
export function ownText(text: string): { text: string; hasQuoted: boolean } {
  const lines = text.slice(0, 500_000).replace(/\r\n?/g, '\n').split('\n').slice(0, MOST_LINES);
  const end = hardEnd(lines);
  const { kept, hasQuoted } = withoutQuoted(lines.slice(0, end));
  const own = withoutFooter(kept);
  return {
    text: own
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    hasQuoted: hasQuoted || end < lines.length,
  };
}

/** The first line after which everything is somebody else's: a separator, or a block of headers. */
function hardEnd(lines: string[]): number {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.length > LONGEST || line.trim().length < 4 || /^\s*>(?!>>)/.test(line)) continue;
    const wrapped = `${line.trimEnd()} ${(lines[index + 1] ?? '').trim()}`;
    const isSeparator =
      SEPARATOR.test(line) ||
      SEPARATOR.test(wrapped) ||
      GROUPWISE.test(line) ||
      isDashed(line, wrapped) ||
      isRuledAboveHeaders(lines, index);
    if (isSeparator || isHeaderBlock(lines, index) || isNotesBlock(lines, index))
      return withRuleAbove(lines, index);
  }
  return lines.length;
}

const isDashed = (line: string, wrapped: string): boolean =>
  /^\s*-{4}/.test(line) &&
  /\d|@|wrote/.test(wrapped) &&
  (DASHED.test(line) || DASHED.test(wrapped));

const isRuledAboveHeaders = (lines: string[], index: number): boolean => {
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '') ?? '';
  return (
    RULED_WORDS.test(lines[index] ?? '') &&
    (FROM_LINE.test(next) || DATE_LINE.test(next) || TO_LINE.test(next))
  );
};

/** "From: … / Sent: … / To: … / Subject: …", in any language: a sender's line and two more headers right below. */
function isHeaderBlock(lines: string[], index: number): boolean {
  if (!FROM_LINE.test(lines[index] ?? '')) return false;
  const near = lines
    .slice(index + 1, index + 12)
    .map((line) => line.slice(0, LONGEST))
    .filter((line) => line.trim() !== '')
    .slice(0, 8);
  const others = near.filter((line) => DATE_LINE.test(line) || TO_LINE.test(line)).length;
  const isDated = /\d{1,2}:\d{2}/.test(lines[index] ?? '');
  return others >= 2 || (others === 1 && (isDated || /@/.test(lines[index] ?? '')));
}

function isNotesBlock(lines: string[], index: number): boolean {
  const line = lines[index] ?? '';
  const near = lines.slice(index + 1, index + 7).map((one) => one.slice(0, LONGEST));
  const hasRecipients = (rest: string[]) =>
    rest
      .filter((one) => one.trim() !== '')
      .slice(0, 2)
      .some((one) => /^\s*to:/i.test(one));
  if (NAME_AND_TIME.test(line) && line.length < 160) return hasRecipients(near);
  const next = near.findIndex((one) => one.trim() !== '');
  return (
    next >= 0 &&
    line.length < 120 &&
    TIME_LINE.test(near[next] ?? '') &&
    hasRecipients(near.slice(next + 1))
  );
}

/** A rule drawn above a header block belongs to it. */
function withRuleAbove(lines: string[], index: number): number {
  let at = index;
  while (at > 0 && (lines[at - 1] ?? '').trim() === '') at--;
  return at > 0 && /^\s*[-_=*]{5,}\s*$/.test(lines[at - 1] ?? '') ? at - 1 : index;
}

function withoutQuoted(lines: string[]): { kept: string[]; hasQuoted: boolean } {
  const kept: string[] = [];
  const lastQuote = lines.findLastIndex((line) => QUOTED.test(line));
  let wroteAbove: boolean | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const introduced = QUOTED.test(line) ? 0 : attributionLength(lines, index);
    if (introduced > 0 || QUOTED.test(line)) {
      wroteAbove ??= hasText(kept);
      // Without marks there is no telling where the quoted text ends.
      if (introduced > 0 && !isFollowedByQuote(lines, index + introduced))
        return { kept, hasQuoted: true };
      index += Math.max(0, introduced - 1);
    } else if (!wroteAbove || line.trim() === '') kept.push(line);
    else {
      // Under a message of the sender's own: an answer between two quotes, or the end of a quoted line that was wrapped.
      if (index > lastQuote) break;
      if ((lines[index - 1] ?? '').trim() === '' || kept.at(-1) === lines[index - 1])
        kept.push(line);
    }
  }
  return { kept, hasQuoted: wroteAbove !== null };
}

const hasText = (lines: string[]): boolean => lines.some((line) => /[\p{L}\p{N}]/u.test(line));

/** How many lines an attribution takes up here: 0 when there is none; programs wrap it over as many as four. */
function attributionLength(lines: string[], index: number): number {
  let joined = '';
  const first = lines[index] ?? '';
  if (first.length > LONGEST || !ATTRIBUTION_START.test(first)) return 0;
  for (let length = 1; length <= 4; length++) {
    const line = lines[index + length - 1];
    if (line === undefined || (line.trim() === '' && length > 1)) return 0;
    if (line.trim() === '' || (length > 1 && /^\s*>/.test(line) && !/^\s*>\s*:/.test(line)))
      return 0;
    joined = `${joined} ${line.trim()}`.trim();
    if (joined.length > LONGEST) return 0;
    if (ATTRIBUTION.test(joined) && startsLikeAttribution(joined)) return length;
    if (DATED_MAILBOX.test(joined)) return length;
  }
  return 0;
}

/** Guards against sentences that end in "wrote:": an attribution has a date or an address in it. */
const startsLikeAttribution = (text: string): boolean =>
  /\d{1,2}[.:/年-]\s?\d{1,2}|\d{4}|@/.test(text);

function isFollowedByQuote(lines: string[], from: number): boolean {
  const next = lines.slice(from, from + 6).find((line) => line.trim() !== '');
  return next !== undefined && /^\s*>/.test(next);
}

function withoutFooter(lines: string[]): string[] {
  let end = lines.length;
  const list = lines.findLastIndex((line) => LIST_FOOTER.test(line.trim()));
  if (
    list > 0 &&
    lines.slice(list).some((line) => /mailing list|listinfo|unsubscribe/i.test(line)) &&
    end - list < 12
  )
    end = list;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end--;
  // Below a delimiter such a line is part of the signature that the sender chose.
  const delimiter = lines.slice(0, end).findLastIndex((line) => /^--\s?$/.test(line));
  if (delimiter >= 0 && end - delimiter < 8) return lines.slice(0, end);
  const isAddedBelow = (line: string): boolean =>
    line.trim() === '' || SENT_FROM.test(line.slice(0, LONGEST));
  while (end > 0 && isAddedBelow(lines[end - 1] ?? '')) end--;
  return lines.slice(0, end);
}
