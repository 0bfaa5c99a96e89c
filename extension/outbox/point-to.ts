import type { OutboxEntry, OutboxInput, SentRecord } from './entry.ts';

const subjects = ['lead', 'client', 'contact'] as const;
type SubjectType = (typeof subjects)[number];

const isSubject = (type: string): type is SubjectType =>
  (subjects as readonly string[]).includes(type);

/**
 * What was written about a lead that was still on its way, now about the record that came of it: usually that very lead,
 * another one when the rep chose the record that was already there.
 */
export function pointTo(entry: OutboxEntry, { type, id }: SentRecord): OutboxEntry {
  if (!isSubject(type)) return entry;
  const subject = { type, id };
  // `kind` says which input it is, but a union of inputs does not narrow by it.
  switch (entry.kind) {
    case 'interaction':
      return {
        ...entry,
        input: { ...(entry.input as OutboxInput<'interaction'>), subjectOf: subject },
      };
    case 'note':
      return { ...entry, input: { ...(entry.input as OutboxInput<'note'>), about: subject } };
    case 'followUp':
      return { ...entry, input: { ...(entry.input as OutboxInput<'followUp'>), subject } };
    default:
      return entry;
  }
}
