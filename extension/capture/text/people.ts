import { emptyRecord, type Found, foundBy, type FoundRecord } from '../found.ts';
import type { Page } from '../page.ts';
import { cleanText } from '../values.ts';
import { spotEmails } from './emails.ts';
import { isJobTitle } from './job-titles.ts';
import type { Line } from './lines.ts';
import { isPersonName } from './person-name.ts';
import { spotNumbers } from './phones.ts';

const MOST_PEOPLE = 200;
/** How many lines below a name may still be that person's. */
const REACH = 10;
const PERSON_BOX =
  '[class*="team" i], [class*="staff" i], [class*="person" i], [class*="people" i], [class*="member" i], [class*="bio" i], [class*="profile" i], [class*="attorney" i], [class*="agent" i], [class*="employee" i], [class*="vcard" i], [class*="speaker" i], [id*="team" i], [id*="staff" i]';
const SEPARATOR = /\s*(?:[,|•·:]|\s[-–—]|\s[-–—]\s|\()\s*/;

/** People that the visible text presents: a name with a title, or with something to reach that person by. */
export function peopleInText(page: Page, lines: Line[]): FoundRecord[] {
  const starts = lines.flatMap((line, index) =>
    page.isLate() ? [] : startOf(line, lines[index + 1], index),
  );
  return starts.slice(0, MOST_PEOPLE).flatMap((start, position) => {
    const end = Math.min(starts[position + 1]?.index ?? lines.length, start.index + REACH);
    const record = personOf(start, lines.slice(start.index, end));
    return isPresented(record, start, lines) ? [record] : [];
  });
}

interface Start {
  index: number;
  name: string;
  title: string | null;
  /** The rest of the line after the name, if it says more than a title. */
  rest: string;
}

/** Whether a line begins with somebody's name that stands by itself or before a title. */
function startOf(line: Line, next: Line | undefined, index: number): Start[] {
  if (line.text.length > 140) return [];
  const [head = '', ...others] = line.text.split(SEPARATOR);
  // "Jane Doe, Ph.D." is all name.
  const isAllName = isPersonName(line.text);
  const name = isAllName ? line.text : head;
  const rest = line.text.slice(name.length).replace(/^[\s,|•·:(–—-]+|\)$/g, '');
  if (!isPersonName(name)) return titleFirst(line, index);
  const title =
    !isAllName && others.length > 0 && isJobTitle(rest.split(/\s*\|\s*/)[0] ?? '')
      ? (rest.split(/\s*\|\s*/)[0] ?? null)
      : null;
  const below =
    next &&
    next.text.length < 100 &&
    isJobTitle(next.text) &&
    !isPersonName(next.text.split(SEPARATOR)[0] ?? '')
      ? next.text
      : null;
  return rest !== '' && !title && !/[@\d]/.test(rest)
    ? []
    : [{ index, name, title: title ?? below, rest }];
}

/** "Sales Manager: Jane Doe". */
function titleFirst(line: Line, index: number): Start[] {
  const [, title, name] = /^(.{3,60}?)\s*(?::|\s[-–—]\s)\s*(\S.{3,50})$/.exec(line.text) ?? [];
  return title && name && isJobTitle(title) && isPersonName(name)
    ? [{ index, name, title, rest: '' }]
    : [];
}

function personOf(start: Start, lines: Line[]): FoundRecord {
  const record = emptyRecord('person');
  const found = foundBy('text', 0.6);
  record.name = found(cleanText(start.name));
  record.jobTitle = found(cleanText(start.title));
  for (const [offset, line] of lines.entries()) {
    // A new section ends what belongs to the person.
    if (offset > 0 && line.heading > 0 && line.text !== start.title) break;
    for (const email of spotEmails(line.text))
      if (belongs(email.text, start.name, record)) push(record.emails, found(email.text));
    for (const number of spotNumbers(line.text, offset > 0 ? '' : 'tel:'))
      push(number.use === 'fax' ? record.fax : record.phones, found(cleanText(number.text, 60)));
    if (record.emails.length > 0 && record.phones.length > 0 && offset > 5) break;
  }
  return record;
}

/** The first address below a name is theirs; a further one only when it looks like their name. */
const belongs = (email: string, name: string, record: FoundRecord): boolean =>
  record.emails.length === 0 || looksLikeName(email, name);

function looksLikeName(email: string, name: string): boolean {
  const local = (email.split('@')[0] ?? '').toLowerCase();
  const parts = name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return parts.some((part) => local.includes(part));
}

function isPresented(record: FoundRecord, start: Start, lines: Line[]): boolean {
  if (record.jobTitle) return true;
  const line = lines[start.index];
  const isOwnEmail = record.emails.some((email) => looksLikeName(email.text, start.name));
  const isBoxed = line?.element.closest(PERSON_BOX) !== null;
  return (
    isOwnEmail ||
    (isBoxed && (line?.isStrong ?? false) && record.emails.length + record.phones.length > 0)
  );
}

function push(list: Found[], value: Found | null): void {
  if (value && list.length < 10 && !list.some((known) => known.text === value.text))
    list.push(value);
}
