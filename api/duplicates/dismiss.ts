import { sql } from 'kysely';

import type { dismissDuplicates } from '../../contract/duplicates.ts';
import type { Parsed } from '../../contract/endpoint.ts';
import type { Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { noSuchRecord } from '../errors.ts';
import { audit } from '../records/audit.ts';
import { findRecord } from '../records/get.ts';
import { permitOn } from '../records/permit.ts';
import { inOrder, pairsOf } from './pairs.ts';

type Asked = Parsed<typeof dismissDuplicates>;

/** Remembers for everybody in the tenant that none of these is another one. Answers how many pairs that is new of. */
export async function dismiss(tx: Tx, asked: Asked): Promise<{ pairs: number }> {
  const pairs = await permitted(tx, asked);
  const { tenantId, memberId } = tx.actor;
  const { rows } = await sql<StoredPair>`
    insert into not_duplicate (tenant_id, one_id, other_id, created_by)
    select ${tenantId}, one, other, ${memberId} from ${given(pairs)} order by one, other
    on conflict do nothing returning one_id as one, other_id as other
  `.execute(tx.sql);
  return tell(tx, 'dismissed', asked, rows);
}

/** Forgets it again. */
export async function recall(tx: Tx, asked: Asked): Promise<{ pairs: number }> {
  const pairs = await permitted(tx, asked);
  const { rows } = await sql<StoredPair>`
    delete from not_duplicate using ${given(pairs)}
    where tenant_id = ${tx.actor.tenantId} and one_id = one and other_id = other
    returning one_id as one, other_id as other
  `.execute(tx.sql);
  return tell(tx, 'recalled', asked, rows);
}

interface StoredPair {
  one: string;
  other: string;
}

const given = (pairs: [string, string][]) =>
  sql`unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) as given (one, other)`;

/** Every two of the records. Throws where the actor may not change one of them. */
async function permitted(tx: Tx, { records }: Asked): Promise<[string, string][]> {
  for (const [at, { type, id }] of records.entries()) {
    const kind = recordType(type);
    const record: Row | null = await findRecord(tx, kind, id);
    if (!record) throw noSuchRecord(`records.${at}.id`);
    await permitOn(tx, kind, id, 'change');
  }
  const ids = [...new Set(records.map(({ id }) => id))];
  return pairsOf(ids).map(([one, other]) => inOrder(one, other));
}

async function tell(
  tx: Tx,
  verb: 'dismissed' | 'recalled',
  { records }: Asked,
  pairs: StoredPair[],
) {
  const typeOf = (id: string) => records.find((one) => one.id === id)?.type ?? 'lead';
  for (const { one, other } of pairs) {
    const change: [unknown, unknown] = verb === 'dismissed' ? [null, other] : [other, null];
    await audit(tx, {
      action: `${typeOf(one)}.${verb}`,
      recordType: typeOf(one),
      recordId: one,
      changes: { notDuplicateOf: change },
    });
  }
  return { pairs: pairs.length };
}
