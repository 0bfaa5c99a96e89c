import type { Row } from '../../contract/record.ts';
import { subjectIn } from '../records/subjects.ts';
import { keptOf, type Books } from './books.ts';

/** Works out what the API keeps up to date on leads and clients: the next follow-up, and the last time they were dealt with. */
export function settle(books: Books): void {
  const next = new Map<string, string>();
  const last = new Map<string, string>();
  for (const { record } of keptOf(books, 'followUp'))
    if (record['status'] === 'open' || record['status'] === 'in_progress')
      keep(next, record['subject'], nextMoment(record), -1);
  for (const { record } of keptOf(books, 'interaction'))
    if (record['state'] === 'held')
      keep(last, record['subjectOf'], String(record['occurredAt']), 1);
  for (const { record } of [...keptOf(books, 'lead'), ...keptOf(books, 'client')])
    setDates(record, next.get(record.id), last.get(record.id));
}

/** When to act: the time, or the last moment of the day. */
const nextMoment = ({ dueAt, dueBy }: Row) =>
  typeof dueAt === 'string' ? dueAt : new Date(Date.parse(String(dueBy)) - 1).toISOString();

/** Keeps the earlier (-1) or later (1) of two moments; in ISO 8601 and UTC, text sorts as time does. */
function keep(dates: Map<string, string>, subject: unknown, at: string, which: -1 | 1): void {
  const id = subjectIn(subject)?.id;
  if (!id) return;
  const known = dates.get(id);
  if (known === undefined || (which < 0 ? at < known : at > known)) dates.set(id, at);
}

function setDates(record: Row, next: string | undefined, last: string | undefined): void {
  record['nextFollowUpAt'] = next ?? null;
  record['lastInteractionAt'] = last ?? null;
}
