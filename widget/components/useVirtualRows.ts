import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';

/** As in `lists.css`: the head that stays above the rows. */
const headPx = 30;
const overscan = 8;

/** One of the rows to draw, or a gap that stands for those that are not drawn. */
export type Drawn = { index: number } | { gapPx: number; before: number };

interface Settings {
  scroller: { current: HTMLElement | null };
  count: number;
  /** Drawn wherever one has scrolled: the row that has the focus, which must not vanish with it. */
  pinned: number;
}

/** Which of many rows of the same height to draw, so that only what is seen and a little more stands in the page. */
export function useVirtualRows({ scroller, count, pinned }: Settings) {
  const [, redraw] = useReducer((drawings: number) => drawings + 1, 0);
  const rowPx = useRowHeight(scroller);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan,
    paddingStart: headPx,
    scrollPaddingStart: headPx,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    rangeExtractor: (range) => withPinned(range, pinned),
    onChange: () => redraw(undefined),
  };
  // oxlint-disable-next-line react/exhaustive-deps -- made once; each drawing hands it the options of the day
  const virtualizer = useMemo(() => new Virtualizer(options), []);
  virtualizer.setOptions(options);
  // The library's two calls for whoever binds it to a way of drawing.
  // oxlint-disable no-underscore-dangle
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  // oxlint-enable no-underscore-dangle
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx]);

  const range = virtualizer.calculateRange();
  const drawn = withGaps(
    virtualizer.getVirtualItems().map(({ index }) => index),
    count,
    rowPx,
  );
  const scrollTo = (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' });
  return { drawn, range, scrollTo };
}

/** How high a row is: what the stylesheet says, more where fingers point. */
function useRowHeight(scroller: Settings['scroller']): number {
  const [rowPx, setRowPx] = useState(36);
  useLayoutEffect(() => {
    if (!scroller.current) return;
    setRowPx(Number.parseFloat(getComputedStyle(scroller.current).getPropertyValue('--row')) || 36);
  }, [scroller]);
  return rowPx;
}

/** The rows of a range with those around it, and the one that is always drawn. */
export function withPinned({ startIndex, endIndex, count }: Range, pinned: number): number[] {
  const from = Math.max(0, startIndex - overscan);
  const to = Math.min(count - 1, endIndex + overscan);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  if (pinned < 0 || pinned >= count || (pinned >= from && pinned <= to)) return rows;
  return pinned < from ? [pinned, ...rows] : [...rows, pinned];
}

/** Rows with a gap wherever some are left out, so that the scrollbar is as long as the whole list. */
export function withGaps(indexes: readonly number[], count: number, rowPx: number): Drawn[] {
  const drawn: Drawn[] = [];
  let next = 0;
  for (const index of indexes) {
    if (index > next) drawn.push({ gapPx: (index - next) * rowPx, before: index });
    drawn.push({ index });
    next = index + 1;
  }
  if (next < count) drawn.push({ gapPx: (count - next) * rowPx, before: count });
  return drawn;
}
