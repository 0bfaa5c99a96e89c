import { useMemo } from 'preact/hooks';

import { isBulkName } from '../../../contract/bulk.ts';
import type { RecordType } from '../../../contract/record.ts';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { failureOf } from '../../state/failure.ts';
import { createBulkActs } from '../../state/lists/bulk-acts.ts';
import type { LongRecords } from '../../state/lists/long-records.ts';
import { createSelection, mostSelected } from '../../state/lists/selection.ts';
import { useMay } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

/** Choosing rows of a list, one by one, in ranges or all of them, and what is done with them. */
export function useSelecting(type: RecordType, list: LongRecords) {
  const { call, changes, toasts } = useWorkspace();
  const may = useMay();
  const selection = useMemo(createSelection, [list]);
  const acts = useMemo(
    () => createBulkActs({ call, type, list, selection, changes, toasts }),
    [call, type, list, selection, changes, toasts],
  );
  const isOffered = isBulkName(type.name) && may(type.name, 'change');

  const addFrom = async (from: number, count: number) => {
    try {
      selection.add(await list.idsFrom(from, Math.min(count, mostSelected)));
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };
  const select = (row: AnyRecord, index: number, isRange: boolean) => {
    if (!isOffered) return;
    if (!isRange) return selection.toggle(row.id, index);
    const { from, count } = selection.rangeTo(index);
    void addFrom(from, count);
  };
  const total = list.known.value?.total ?? 0;
  const selectAll = () => {
    if (selection.ids.peek().size >= Math.min(total, mostSelected)) selection.clear();
    else void addFrom(0, total);
  };
  return { selection, acts, isOffered, select, selectAll };
}
