import type { Action, FieldAccess, Resource } from '../../contract/permissions.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { CurrentSession } from './current.ts';

/** Whether the member's role allows an act on anything at all, as far as is known here; the server asks its own. */
export const may = ({ session }: CurrentSession, resource: Resource, action: Action): boolean =>
  session.rights?.permissions[resource]?.[action] !== 'none';

/** What the role may not do with a field; null where it may see and write it. */
export const fieldRule = (
  { session }: CurrentSession,
  kind: RecordName,
  field: string,
): FieldAccess | null => session.rights?.fields[kind]?.[field] ?? null;

/** A draft without the fields that the role may not write. What a record must have can be kept from no role, so that it stays whole. */
export const writableOf = <Draft extends object>(
  current: CurrentSession,
  kind: RecordName,
  draft: Draft,
): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(([field]) => fieldRule(current, kind, field) === null),
  ) as Draft;
