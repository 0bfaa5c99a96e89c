import type { Spotted } from './emails.ts';
import {
  isPlaceLabelled,
  type NumberUse,
  statedAfter,
  statedBefore,
  statedByLabel,
} from './phone-labels.ts';
import { looksLikePhone } from './phone-shape.ts';

export interface SpottedNumber extends Spotted {
  use: 'phone' | 'fax';
  isLabelled: boolean;
}

const RUN = /(?:\(\s?)?\+?(?:\(\s?)?\d[\d ().\-–—/+·\u2011\u2012]*\d/g;
const LETTERS =
  /(?<![\w@.-])(?:1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]{1,3}(?=[A-Z\d.-]*[A-Z]{3})[A-Z\d]{3,10}(?:[.-][A-Z\d]{1,7}){0,3}(?![\w@])/g;
const EXTENSION =
  /^[\s,;.]{0,3}(?:\(\s?)?(?:ext(?:ension|n)?|x|durchwahl|poste|int)[.:\s]{0,3}\d{1,6}(?:\s?\))?/i;

/** Numbers of one line; `label` is what stands before the line (the line above, the cell to the left). */
export function spotNumbers(line: string, label = ''): SpottedNumber[] {
  const runs = [...lettered(line), ...plain(line)].toSorted((a, b) => a.start - b.start);
  const spotted: SpottedNumber[] = [];
  let previousEnd = 0;
  for (const [index, run] of runs.entries()) {
    if (run.start < previousEnd) continue;
    const before = line.slice(previousEnd, run.start);
    const after = line.slice(run.end, runs[index + 1]?.start);
    const isLast = runs.slice(index + 1).every((next) => next.start < run.end);
    const stated = statedHere(
      before,
      after,
      isLast,
      previousEnd === 0 ? label : '',
      spotted.at(-1),
    );
    if (
      stated === 'id' ||
      /[\w@=/_]$/.test(before) ||
      /^(?![A-Z][a-z])[\w@%]|^\s?(?:€|£|\$|kg|km|mm|cm|pm|am|%|hours|years|sq)(?!\w)/i.test(
        after,
      ) ||
      /[$€£#]\s?$/.test(before)
    ) {
      if (stated === 'id') previousEnd = run.end;
      continue;
    }
    if (!run.hasLetters && !looksLikePhone(run.text, stated !== null)) continue;
    const extension = EXTENSION.exec(line.slice(run.end))?.[0] ?? '';
    previousEnd = run.end + extension.length;
    spotted.push({
      text: `${run.text}${extension}`,
      start: run.start,
      end: previousEnd,
      use: stated === 'fax' ? 'fax' : 'phone',
      isLabelled: stated !== null,
    });
  }
  return spotted;
}

function statedHere(
  before: string,
  after: string,
  isLast: boolean,
  label: string,
  previous: SpottedNumber | undefined,
): NumberUse | null {
  const own = statedBefore(before);
  if (own) return own;
  const stated = statedAfter(after);
  // A word between two numbers labels the next one, unless it is bracketed or closes the line.
  if (stated && (isLast || /^\s?[([]/.test(after))) return stated;
  if (/^[\s/,;&|+]*(?:or|and|und|et|y|e)?[\s/,;]*$/.test(before) && previous?.isLabelled)
    return previous.use;
  const above = before.trim().length < 25 ? statedByLabel(label) : null;
  return above ?? (isPlaceLabelled(before, after) ? 'phone' : null);
}

interface Run extends Spotted {
  hasLetters: boolean;
}

const lettered = (line: string): Run[] =>
  [...line.matchAll(LETTERS)]
    .map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      hasLetters: true,
    }))
    .filter(({ text }) => {
      const length = text.replace(/[^A-Z\d]/g, '').replace(/^1/, '').length;
      return length >= 10 && length <= 13;
    });

/** Runs of digits, parted where one number ends and the next begins. */
function plain(line: string): Run[] {
  const runs: Run[] = [];
  for (const match of line
    .replace(/(?<=\s)24\s?[/x]\s?7\b/g, (hours) => ' '.repeat(hours.length))
    .matchAll(RUN)) {
    let offset = match.index;
    for (const part of match[0].split(
      /(\s+[/–—·]\s+|\s+-\s+(?=\(?\+?\d{3,}.{6})|(?<=\d{4})\s+(?=\(\d{3}\)|\+)|(?<=\d{4})\/(?=\(?\d{3}|\+)|(?<=\d{3}[-.\s]\d{4})\s+(?=1?[\s.-]?\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}))/,
    )) {
      const text = part.trim().replace(/^[)./–—-]+|[(./–—\s-]+$/g, '');
      const start = offset + part.indexOf(text);
      offset += part.length;
      if (text.replace(/\D/g, '').length >= 6)
        runs.push({ text: balanced(text), start, end: start + text.length, hasLetters: false });
    }
  }
  return runs;
}

/** Without a bracket that belongs to the words around the number. */
const balanced = (text: string): string => {
  const opened = text.includes('(');
  const closed = text.includes(')');
  return opened === closed
    ? text
    : text
        .replace(/[()]/g, (bracket) => (bracket === '(' && /\(\d{2,5}$/.test(text) ? bracket : ' '))
        .trim();
};
