import { newId } from '../../contract/id.ts';
import type { Mergeable } from '../../contract/merges.ts';
import type { Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { audit } from '../records/audit.ts';
import { replaceWords, writeFields } from '../records/change.ts';
import { shown } from '../records/field-rules.ts';
import { getRecord } from '../records/get.ts';
import { handOverKeys } from '../records/hand-over-keys.ts';
import { changesOf } from '../records/history.ts';
import { keysOf } from '../records/keys.ts';
import { lendElsewhere, lendingOf } from '../records/lent-again.ts';
import { lockHanging, moveAll, countHanging } from '../records/move.ts';
import { mark } from '../records/remove.ts';
import { touchLastInteraction, touchNextFollowUp } from '../records/subjects.ts';
import { tellDeed } from '../records/tell-deed.ts';
import { lockWhole, undoUntil } from '../records/undoable.ts';
import { wordsOf } from '../records/words.ts';
import type { Kept } from './kept.ts';
import { planMerge, type Asked, type Plan } from './plan.ts';

/**
 * Merges a record into another one: fields as chosen, keys and all that belongs to it. Of two who merge the same record at once
 * the second finds it gone. No reminder and no mail comes of it.
 */
export async function merge(tx: Tx, name: Mergeable, asked: Asked, ifMatch: number | null) {
  const type = recordType(name);
  const [into, from] = [asked.id, asked.from].map((id) => ({ type: name, id }));
  if (!into || !from) throw new Error('Two ids make two subjects');
  await lockHanging(tx, [into, from]);
  await lockWhole(tx, type, [into.id, from.id]);
  const plan = await planMerge(tx, name, asked);
  if (ifMatch !== null && ifMatch !== plan.into['version'])
    throw new AppError(
      'stale',
      'Somebody changed this since you opened it; look at what is there now',
    );
  const mergeId = newId(tx.now.getTime());
  const followUpIds = await lendingOf(tx, from);
  await moveAll(tx, mergeId, from, into);
  await mark(tx, type, from.id, 'now()');
  const after = await writeSurvivor(tx, plan);
  const claims = await handOverKeys(tx, {
    givers: [into.id, from.id],
    takers: [{ ...into, keys: keysOf(type, after, tx.actor.country) }],
  });
  const lending = await lendElsewhere(tx, followUpIds);
  await touchNextFollowUp(tx, into);
  await touchLastInteraction(tx, into);
  await keep(tx, mergeId, plan, { before: plan.into, after, from: plan.from, claims, lending });
  await tell(tx, mergeId, plan, after);
  const survivor = await getRecord(tx, type, into.id);
  return {
    ...shown(tx.actor, type, survivor),
    mergeId,
    undoUntil: undoUntil(tx.now),
  };
}

/** What a merge would come to. */
export async function previewMerge(tx: Tx, name: Mergeable, asked: Asked) {
  const { type, record } = await planMerge(tx, name, asked);
  return {
    record: shown(tx.actor, type, record),
    moves: await countHanging(tx, { type: name, id: asked.from }),
  };
}

/** Its version counts on in any case: what belongs to it is not what it was. */
async function writeSurvivor(tx: Tx, { type, into, from, record }: Plan): Promise<Row> {
  const changed = Object.keys(changesOf(type, into, record));
  const fields = changed.length > 0 ? changed : Object.keys(type.fields).slice(0, 1);
  const after = await writeFields(tx, type, String(into['id']), record, fields);
  await replaceWords(tx, type, String(into['id']), wordsOf(type, into), wordsOf(type, after));
  await replaceWords(tx, type, String(from['id']), wordsOf(type, from), []);
  return after;
}

const keep = (tx: Tx, mergeId: string, { type, into, from }: Plan, kept: Kept) =>
  tx.sql
    .insertInto('merge')
    .values({
      tenant_id: tx.actor.tenantId,
      id: mergeId,
      record_type: type.name,
      into_id: String(into['id']),
      from_id: String(from['id']),
      into_name: type.title(into),
      from_name: type.title(from),
      kept: JSON.stringify(kept),
      created_at: tx.now.toISOString(),
      created_by: tx.actor.memberId,
    })
    .execute();

async function tell(tx: Tx, mergeId: string, { type, into, from }: Plan, after: Row) {
  const fromId = String(from['id']);
  await tellDeed(tx, type, after, {
    verb: 'merged',
    changes: { ...changesOf(type, into, after), mergedFrom: [null, fromId] },
    details: { mergeId, fromId, fromName: type.title(from) },
  });
  await audit(tx, {
    action: `${type.name}.deleted`,
    recordType: type.name,
    recordId: fromId,
    changes: { mergedInto: [null, into['id']] },
  });
}
