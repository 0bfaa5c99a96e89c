import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { useVirtualRows } from '../../components/useVirtualRows.ts';
import type { LongRecords } from '../../state/lists/long-records.ts';

/** The rows that are drawn of a list, and the way of the focus through all of them. */
export function useListRows(
  list: LongRecords,
  scroller: { current: HTMLElement | null },
  asked: string,
) {
  const [focused, setFocused] = useState(-1);
  /** A row that gets the focus as soon as it stands there. */
  const wanted = useRef(-1);
  const known = list.known.value;
  const count = known?.total ?? 0;
  const rows = useVirtualRows({ scroller, count, pinned: focused });
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {};

  useEffect(
    () => list.see(startIndex, endIndex, focused),
    [list, startIndex, endIndex, focused, known],
  );
  // Another question, another list: it is read from its start.
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setFocused(-1);
  }, [scroller, asked]);
  useLayoutEffect(() => {
    if (wanted.current < 0) return;
    const link = linkAt(scroller.current, wanted.current);
    if (!link) return;
    link.focus({ preventScroll: true });
    wanted.current = -1;
  });

  /** Brings the focus to a row, also to one that is not drawn yet. */
  const goTo = (index: number) => {
    if (count === 0) return;
    const there = Math.min(count - 1, Math.max(0, index));
    wanted.current = there;
    setFocused(there);
    rows.scrollTo(there);
    // Where it is the focused one already, nothing is drawn anew that would give it the focus.
    linkAt(scroller.current, there)?.focus({ preventScroll: true });
  };

  const onFocusIn = (event: FocusEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (row instanceof HTMLElement) setFocused(Number(row.dataset['index']));
  };
  return { drawn: rows.drawn, first: startIndex, focused, goTo, onFocusIn };
}

const linkAt = (scroller: HTMLElement | null, index: number) =>
  scroller?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`);
