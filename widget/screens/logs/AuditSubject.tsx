import type { AuditEvent } from '../../../contract/logs.ts';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useGroupNames } from './group-names.ts';

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

/** What it was done to, by name: a link where it has a page, else what the change itself says of it. */
export function AuditSubject({ event: { recordType, recordId, changes } }: { event: AuditEvent }) {
  const told = [changes['name'], changes['email'], changes['title']].flatMap((pair) =>
    pair ? [textOf(pair[1]) ?? textOf(pair[0])] : [],
  );
  const [said] = told.filter((one) => one !== null);
  const names = useGroupNames();
  if (!recordType || !recordId) return <>{said}</>;
  if (linked.has(recordType)) return <RecordLink type={recordType} id={recordId} />;
  if (named.has(recordType) && !said) return <RecordLink type={recordType} id={recordId} plain />;
  return <>{said ?? names.get(recordId) ?? ''}</>;
}

/** Kinds with pages, and kinds that at least have names. */
const linked = new Set(['lead', 'client', 'contact', 'project']);
const named = new Set(['followUp', 'account', 'member']);
