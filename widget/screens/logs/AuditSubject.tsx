import type { AuditEvent } from '../../../contract/logs.ts';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useGroupNames } from './group-names.ts';

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

/** What it was done to, by name: a link where it has a page, else what the change itself says of it. */
export function AuditSubject({ event: { recordType, recordId, changes } }: { event: AuditEvent }) {
  const told = telling.map((field) => changes[field]).flatMap((pair) => pair?.toReversed() ?? []);
  const said = told.map(textOf).find((text) => text !== null);
  const names = useGroupNames();
  if (!recordType || !recordId) return <>{said}</>;
  if (linked.has(recordType)) return <RecordLink type={recordType} id={recordId} />;
  if (named.has(recordType) && !said) return <RecordLink type={recordType} id={recordId} plain />;
  return <>{said ?? names.get(recordId) ?? ''}</>;
}

/** Fields that say which one it is, where they were part of the change. */
const telling = ['name', 'email', 'title', 'subject', 'body'];

/** Kinds with pages, and kinds that at least have names. */
const linked = new Set(['lead', 'client', 'contact', 'project']);
const named = new Set(['followUp', 'account', 'member']);
