import type { Endpoint } from '../../../contract/endpoint.ts';
import type { Field } from '../../../contract/field.ts';
import { stampFields } from '../../../contract/record.ts';
import { recordType, type RecordName } from '../../../contract/records/index.ts';
import type { Ids } from '../../support/examples.ts';
import { recordNames } from '../isolation-world.ts';

/** What the ids stand for that a list can be filtered by. */
type Target = RecordName | 'member' | 'anything';

const logs: Record<string, Record<string, Target>> = {
  'auditLog.list': { actorId: 'member', recordId: 'anything' },
  'securityLog.list': { memberId: 'member' },
  'notFoundLog.list': { memberId: 'member' },
};

/** Whether a list was asked for something that is none of all that the asker’s company has. */
export function isLost({ id, method }: Endpoint, input: object, around: Ids[]): boolean {
  if (method !== 'GET') return false;
  return Object.entries(input).some(([field, value]) => {
    const targets = targetsOf(id, field);
    if (targets.length === 0 || typeof value !== 'string' || value === '') return false;
    return value.split(',').some((one) => one !== 'me' && !isKnown(one, targets, around));
  });
}

function targetsOf(endpointId: string, field: string): Target[] {
  const target = logs[endpointId]?.[field];
  if (target) return [target];
  const name = recordNames.find((one) => takesFilters(endpointId, recordType(one).plural));
  if (!name) return [];
  if (field === 'id') return [name];
  const fields: Record<string, Partial<Field>> = {
    ...stampFields,
    ...recordType(name).fields,
  };
  // A list refers to records and to members.
  return [...(fields[field]?.refersTo ?? [])] as Target[];
}

/** The files of a list take its filters. */
const takesFilters = (endpointId: string, plural: string) =>
  endpointId === `${plural}.list` || endpointId.startsWith(`${plural}.export`);

function isKnown(value: string, targets: Target[], around: Ids[]): boolean {
  const [id = '', kind] = value.split(':').toReversed();
  const named = recordNames.filter((name) => name === kind);
  const wanted = named.length > 0 ? named : targets;
  return around.some((ids) => wanted.some((target) => idsOf(ids, target).includes(id)));
}

function idsOf(ids: Ids, target: Target): string[] {
  if (target === 'anything') return Object.values(ids);
  return target === 'member' ? [ids.member, ids.colleague] : [ids[target]];
}
