import type { Action, Resource, Scope } from '../../contract/permissions.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { isRecordName } from '../../contract/records/index.ts';
import type { Me } from '../../contract/sessions.ts';

/** How far somebody's role allows an act. The server asks its own; this decides what is offered. */
export const scopeOf = ({ rights }: Me, resource: Resource, action: Action): Scope =>
  rights?.permissions[resource]?.[action] ?? 'none';

/** Whether the role allows an act on anything at all. */
export const may = (me: Me, resource: Resource, action: Action): boolean =>
  scopeOf(me, resource, action) !== 'none';

/**
 * Whether the role may allow an act on a record. Who is in whose team, and what is assigned to whom, the server alone knows:
 * where that decides, the act is offered and the server answers.
 */
export function mayOn(me: Me, type: RecordType, action: Action, record: Row): boolean {
  if (!isRecordName(type.name)) return false;
  const scope = scopeOf(me, type.name, action);
  if (scope !== 'own' || action !== 'delete' || !('ownerId' in type.fields))
    return scope !== 'none';
  return record['ownerId'] === me.member.id;
}

const ruled = ({ rights }: Me, type: RecordType, wanted: 'hidden' | 'read'): string[] =>
  Object.entries((isRecordName(type.name) && rights?.fields[type.name]) || {}).flatMap(
    ([field, rule]) => (rule === wanted ? [field] : []),
  );

/** The fields of a kind that the role does not see. */
export const hidden = (me: Me, type: RecordType): string[] => ruled(me, type, 'hidden');

/** The fields of a kind that the role sees and may not write. */
export const readOnly = (me: Me, type: RecordType): string[] => ruled(me, type, 'read');

/** By the rights they were made for, so that one kind stays one object as long as these do. */
const made = new WeakMap<object, Map<RecordType, RecordType>>();

/** A kind of record as somebody's role sees it: without hidden fields, and read-only ones like those that the server sets. */
export function asSeenBy<T extends RecordType>(me: Me, type: T): RecordType & Pick<T, 'name'> {
  if (!me.rights) return type;
  const known = made.get(me.rights) ?? new Map<RecordType, RecordType>();
  made.set(me.rights, known);
  const seen = known.get(type) ?? narrowed(type, hidden(me, type), readOnly(me, type));
  known.set(type, seen);
  return seen;
}

function narrowed(type: RecordType, gone: string[], locked: string[]): RecordType {
  if (gone.length + locked.length === 0) return type;
  const { check, ...rest } = type;
  const fields = Object.fromEntries(
    Object.entries(type.fields)
      .filter(([name]) => !gone.includes(name))
      .map(([name, field]) => [name, locked.includes(name) ? { ...field, computed: true } : field]),
  );
  // A rule over fields of which some are not seen would be broken by what is not seen; the server sees all.
  return gone.length === 0 && check ? { ...rest, check, fields } : { ...rest, fields };
}
