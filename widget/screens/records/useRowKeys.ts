import { useEffect, useRef } from 'preact/hooks';

import { useShortcuts } from '../../components/useShortcuts.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import type { LongRecords } from '../../state/lists/long-records.ts';

interface RowKeys {
  list: LongRecords;
  open: string | null;
  focused: number;
  /** The first row that is seen: where nobody has been yet, the keys begin there. */
  first: number;
  goTo: (index: number) => void;
  select: (row: AnyRecord, index: number, isRange: boolean) => void;
  /** Opens a record to be edited. */
  onEdit: (id: string) => void;
  /** Esc, where no record is open that it would close. */
  onLeave: () => void;
}

/**
 * `j` and `k` go from row to row, from the open record's row where none has the focus; `x` selects the row, `X` all from the last
 * one, `e` edits it. Enter follows the row's own link.
 */
export function useRowKeys({ list, open, focused, first, goTo, select, onEdit, onLeave }: RowKeys) {
  const place = focused >= 0 ? focused : open ? list.placeOf(open) : -1;
  const row = place < 0 ? null : list.rowAt(place);
  const choose = (isRange: boolean) => {
    if (row) select(row, place, isRange);
  };
  useShortcuts({
    j: () => goTo(place < 0 ? first : place + 1),
    k: () => goTo(place < 0 ? first : place - 1),
    x: () => choose(false),
    X: () => choose(true),
    // With a record open these are its own.
    ...(!open && row && { e: () => onEdit(row.id) }),
    ...(!open && { Escape: onLeave }),
  });
}

/** When a record is closed, the focus goes back to its row; when it was deleted, to the row in its place. */
export function useFocusBack(
  list: LongRecords,
  open: string | null,
  goTo: (index: number) => void,
) {
  const before = useRef({ open, index: 0 });
  const go = useRef(goTo);
  go.current = goTo;
  useEffect(() => {
    const closed = before.current;
    const index = list.placeOf(open ?? closed.open ?? '');
    before.current = { open, index: index < 0 ? closed.index : index };
    if (closed.open && !open) go.current(index < 0 ? closed.index : index);
  }, [open, list]);
}
