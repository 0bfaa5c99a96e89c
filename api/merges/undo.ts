import type { Mergeable } from '../../contract/merges.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, notFound } from '../errors.ts';
import { audit } from '../records/audit.ts';
import { replaceWords, writeFields } from '../records/change.ts';
import { getShown } from '../records/get.ts';
import { findRecord } from '../records/get.ts';
import { handOverKeys } from '../records/hand-over-keys.ts';
import { changesOf } from '../records/history.ts';
import { keysOf } from '../records/keys.ts';
import { lendAgain } from '../records/lent-again.ts';
import { refuseConverted, refuseMergedAway } from '../records/merged-away.ts';
import { lockHanging, moveBack } from '../records/move.ts';
import { permitOn } from '../records/permit.ts';
import { mark } from '../records/remove.ts';
import { touchLastInteraction, touchNextFollowUp } from '../records/subjects.ts';
import { takenBack } from '../records/take-back.ts';
import { tellDeed } from '../records/tell-deed.ts';
import { lockWhole, refuseUndone, restamp } from '../records/undoable.ts';
import { wordsOf } from '../records/words.ts';
import type { Kept } from './kept.ts';
import { rebaseLater } from './rebase.ts';

interface Merged {
  id: string;
  type: RecordType;
  into: Row;
  from: Row;
  kept: Kept;
}

/** Undoes a merge, as `undoMerge` of the contract has it. No reminder and no mail comes of it. */
export async function undo(tx: Tx, id: string) {
  const merged = await open(tx, id);
  const { type, into, from, kept } = merged;
  const [survivor, other] = [into, from].map((record) => ({
    type: type.name,
    id: String(record['id']),
  }));
  if (!survivor || !other) throw new Error('Two records make two subjects');
  const record = { ...into, ...takenBack(type, into, kept) };
  const changes = changesOf(type, into, record);
  await writeFields(tx, type, survivor.id, record, Object.keys(type.fields));
  await restamp(tx, type, into, kept);
  await mark(tx, type, other.id, 'null');
  await restamp(tx, type, from, { before: kept.from, after: from });
  await moveBack(tx, id, other, survivor);
  const { country } = tx.actor;
  await handOverKeys(tx, {
    givers: [survivor.id, other.id],
    takers: [
      { ...other, keys: keysOf(type, from, country) },
      { ...survivor, keys: keysOf(type, record, country) },
    ],
    before: kept.claims,
  });
  await replaceWords(tx, type, survivor.id, wordsOf(type, into), wordsOf(type, record));
  await replaceWords(tx, type, other.id, [], wordsOf(type, from));
  await lendAgain(tx, kept.lending);
  for (const subject of [survivor, other].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await touchNextFollowUp(tx, subject);
    await touchLastInteraction(tx, subject);
  }
  await rebaseLater(tx, type, survivor.id, id, kept);
  await close(tx, id);
  await tellDeed(tx, type, record, {
    verb: 'unmerged',
    changes: { ...changes, mergedFrom: [other.id, null] },
    details: { mergeId: id, fromId: other.id, fromName: type.title(from) },
  });
  await audit(tx, {
    action: `${type.name}.restored`,
    recordType: type.name,
    recordId: other.id,
    changes: { mergedInto: [survivor.id, null] },
  });
  return {
    // A merge is only ever of these kinds.
    type: type.name as Mergeable,
    into: await answered(tx, type, survivor.id),
    from: await answered(tx, type, other.id),
  };
}

/** What the contract's `anyRecord` promises of every kind. */
const answered = async (tx: Tx, type: RecordType, id: string) =>
  (await getShown(tx, type, id)) as Row & { id: string; version: number };

/** The merge and its records, locked, once it is sure that it can be undone and by whom. Throws `not_found`, `forbidden`, `conflict`. */
async function open(tx: Tx, id: string): Promise<Merged> {
  const first = await find(tx, id);
  if (!first) throw notFound();
  const { into_id: intoId, from_id: fromId } = first;
  // Only a declared kind is ever merged.
  const type = recordType(first.record_type as Mergeable);
  await lockHanging(tx, [{ type: type.name, id: intoId }]);
  await lockWhole(tx, type, [intoId, fromId]);
  const merge = (await find(tx, id)) ?? first;
  const into = await findRecord(tx, type, intoId, 'also deleted');
  const from = await findRecord(tx, type, fromId, 'also deleted');
  if (!into || !from) throw notFound();
  await permitOn(tx, type, intoId, 'change');
  await permitOn(tx, type, fromId, 'change');
  await permitOn(tx, type, fromId, 'delete');
  refuseUndone(tx, 'merge', merge);
  await refuseMergedAway(tx, type, intoId);
  if (into['deletedAt'] !== null)
    throw new AppError(
      'conflict',
      `${type.title(into)} was deleted; restore it before you undo the merge`,
    );
  await refuseConverted(tx, type, into);
  // What `merge` wrote is read as it was written.
  return { id, type, into, from, kept: merge.kept as Kept };
}

const find = ({ sql, actor }: Tx, id: string) =>
  sql
    .selectFrom('merge')
    .selectAll()
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

const close = ({ sql, actor, now }: Tx, id: string) =>
  sql
    .updateTable('merge')
    .set({ undone_at: now.toISOString(), undone_by: actor.memberId })
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
