import type { RecordType, Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { shownName } from './field-rules.ts';
import { findShown } from './get.ts';

/** Throws `conflict` where a record lives on in another one: by itself it neither comes back nor changes. */
export async function refuseMergedAway(tx: Tx, type: RecordType, id: string): Promise<void> {
  const merge = await tx.sql
    .selectFrom('merge')
    .select(['into_id', 'into_name'])
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('from_id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!merge) return;
  const kind = type.label.toLowerCase();
  const survivor = await findShown(tx, type, merge.into_id, 'also deleted');
  // Whoever may not see the survivor learns no more of it than that there is one.
  if (!survivor) throw new AppError('conflict', `This ${kind} was merged into another one`);
  const name = shownName(tx.actor, type, merge.into_name);
  throw new AppError('conflict', `This ${kind} was merged into ${name}; undo that first`, {
    existing: existing(type, survivor, 'merged'),
  });
}

/** Throws `conflict` for a lead that became a client: it is there to be read. */
export async function refuseConverted(tx: Tx, type: RecordType, record: Row): Promise<void> {
  if (type.name !== 'lead' || typeof record['convertedAt'] !== 'string') return;
  const client = recordType('client');
  const became = await findShown(tx, client, String(record['convertedClientId']), 'also deleted');
  throw new AppError(
    'conflict',
    became
      ? `This lead became the client ${client.title(became)}; work on that one, or undo the conversion`
      : 'This lead became a client; it can be read and no more be changed',
    became ? { existing: existing(client, became, 'converted') } : {},
  );
}

const existing = (type: RecordType, record: Row, reason: string) => ({
  type: type.name,
  id: String(record['id']),
  name: type.title(record),
  owner: null,
  readable: true,
  reasons: [reason],
});
