import { signal } from '@preact/signals';

import { bulk, isBulkName, mostAtOnce, undoBulk, type BulkInput } from '../../../contract/bulk.ts';
import { ApiError, type Client } from '../../../contract/client.ts';
import { newId } from '../../../contract/id.ts';
import type { RecordType } from '../../../contract/record.ts';
import { t } from '../../messages/t-workspace.ts';
import { endpointsOf, type AnyRecord } from '../any-record.ts';
import type { Changes } from '../changes.ts';
import { failureOf } from '../failure.ts';
import type { Toasts } from '../toasts.ts';
import type { LongRecords } from './long-records.ts';
import type { Selection } from './selection.ts';

interface BulkSettings {
  call: Client;
  type: RecordType;
  list: Pick<LongRecords, 'take' | 'reload'>;
  selection: Selection;
  changes: Changes;
  toasts: Toasts;
}

/** What is to be done with the chosen records. */
export type BulkAct = Omit<BulkInput, 'ids'>;

interface Done {
  /** The changes to undo it by. */
  undoIds: string[];
  changed: string[];
  refused: { id: string; why: string }[];
}

export type BulkActs = ReturnType<typeof createBulkActs>;

/** Changes or deletes all records that are chosen, and offers to take it back. */
export function createBulkActs({ call, type, list, selection, changes, toasts }: BulkSettings) {
  /** How far it is, while it is under way. */
  const progress = signal<{ done: number; all: number } | null>(null);

  /** Ids of what is not there any more are left out, and the rest is tried once more. */
  const send = async (act: BulkAct, ids: string[], triesAgain = true): Promise<Done> => {
    if (!isBulkName(type.name)) throw new Error(`${type.name} has no change of many`);
    if (ids.length === 0) return { undoIds: [], changed: [], refused: [] };
    try {
      const input = { ...act, ids };
      const answer = await call(bulk[type.name], input, { idempotencyKey: newId() });
      return { ...answer, undoIds: answer.id ? [answer.id] : [] };
    } catch (error) {
      const lost = triesAgain ? lostIn(error) : [];
      if (lost.length === 0) throw error;
      const gone = new Set(lost.map((at) => ids[at] ?? ''));
      selection.drop(gone);
      return send(
        act,
        ids.filter((id) => !gone.has(id)),
        false,
      );
    }
  };

  const run = async (act: BulkAct) => {
    const ids = [...selection.ids.peek()];
    const all: Done = { undoIds: [], changed: [], refused: [] };
    progress.value = { done: 0, all: ids.length };
    try {
      for (let from = 0; from < ids.length; from += mostAtOnce) {
        const { undoIds, changed, refused } = await send(act, ids.slice(from, from + mostAtOnce));
        all.undoIds.push(...undoIds);
        all.changed.push(...changed);
        all.refused.push(...refused);
        progress.value = { done: Math.min(ids.length, from + mostAtOnce), all: ids.length };
      }
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
    progress.value = null;
    await settle(act, all);
  };

  const settle = async (act: BulkAct, { undoIds, changed, refused }: Done) => {
    if (act.delete) {
      const gone = new Set(changed);
      list.take(gone);
      selection.drop(gone);
    }
    if (changed.length > 0 || refused.length === 0)
      toasts.show(wordsOf(act, changed.length), undoIds.length > 0 ? () => undo(undoIds) : null);
    const [first] = refused;
    if (first) toasts.show(t('bulk.refused', { count: refused.length, why: first.why }));
    await Promise.all([list.reload({ keepsPlace: true }), tellOf(changed)]);
  };

  /** Who looks at one of them beside the list sees it as it is now. */
  const tellOf = async (ids: string[]) => {
    const open = ids.find((id) => location.href.includes(id));
    if (!open) return;
    const record: AnyRecord | null = await call(endpointsOf(type).get, { id: open }).catch(
      (error: unknown) => {
        if (failureOf(error).kind === 'notFound') return null;
        throw error;
      },
    );
    changes.tell({ type: type.name, id: open, record });
  };

  const undo = async (undoIds: string[]) => {
    const restored: string[] = [];
    const kept: Done['refused'] = [];
    try {
      for (const id of undoIds.toReversed()) {
        const answer = await call(undoBulk, { id });
        restored.push(...answer.restored);
        kept.push(...answer.kept);
      }
      const [first] = kept;
      toasts.show(
        first
          ? t('bulk.undoneInPart', {
              restored: restored.length,
              count: kept.length,
              why: first.why,
            })
          : t('bulk.undone', { count: restored.length }),
      );
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
    await Promise.all([list.reload({ keepsPlace: true }), tellOf(restored)]);
  };

  const wordsOf = (act: BulkAct, count: number) =>
    act.delete ? t('bulk.deleted', { count }) : t('bulk.changed', { count });

  return { run, progress };
}

/** The places of ids of what is not there, or not theirs to see any more. */
function lostIn(error: unknown): number[] {
  if (!(error instanceof ApiError) || error.code !== 'invalid') return [];
  return error.errors.flatMap(({ field }) => {
    const [, at] = /^ids\.(\d+)$/.exec(field) ?? [];
    return at === undefined ? [] : [Number(at)];
  });
}
