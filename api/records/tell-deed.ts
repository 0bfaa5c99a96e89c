import { newId } from '../../contract/id.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { audit, type Changes } from './audit.ts';
import { rulesOf } from './rules.ts';

interface Told {
  verb: 'merged' | 'unmerged' | 'converted' | 'unconverted';
  changes: Changes;
  details: Record<string, unknown>;
}

/** Tells a deed that is more than a change of fields, in the record's timeline and in the audit log. */
export async function tellDeed(
  tx: Tx,
  type: RecordType,
  record: Row,
  { verb, changes, details }: Told,
): Promise<void> {
  const id = String(record['id']);
  const about = rulesOf(type).about?.(record) ?? { type: type.name, id };
  await tx.sql
    .insertInto('activity')
    .values({
      tenant_id: tx.actor.tenantId,
      id: newId(tx.now.getTime()),
      actor_id: tx.actor.memberId,
      verb,
      object_type: type.name,
      object_id: id,
      object_name: type.title(record),
      about_type: about.type,
      about_id: about.id,
      details: JSON.stringify(details),
    })
    .execute();
  await audit(tx, { action: `${type.name}.${verb}`, recordType: type.name, recordId: id, changes });
}
