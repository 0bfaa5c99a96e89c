import { useEffect, useRef } from 'preact/hooks';

import { useShortcuts } from './useShortcuts.ts';

const rowsIn = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>('.due') ?? []),
];

const focusRow = (row: HTMLElement | undefined) =>
  row?.querySelector<HTMLElement>('a, button')?.focus();

/**
 * Keys for rows of follow-ups inside an element: `j` and `k` go from row to row, `d` and `s` open Done and Snooze of the row with the focus,
 * or of the first. When the row with the focus goes, the one in its place gets it.
 */
export function useDueKeys<E extends HTMLElement>() {
  const list = useRef<E>(null);
  const last = useRef(-1);
  const focused = () => rowsIn(list.current).findIndex((row) => row.matches(':focus-within'));
  const move = (step: number) => {
    const rows = rowsIn(list.current);
    focusRow(rows[Math.min(rows.length - 1, Math.max(0, focused() + step))]);
  };
  const open = (act: string) => {
    const row = rowsIn(list.current)[Math.max(0, focused())];
    focusRow(row);
    row?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    d: () => open('done'),
    s: () => open('snooze'),
  });
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const remember = () => {
      last.current = focused();
    };
    const observer = new MutationObserver(() => {
      const isLost = document.activeElement === document.body || !document.activeElement;
      if (last.current < 0 || !isLost) return;
      const rows = rowsIn(element);
      focusRow(rows[Math.min(rows.length - 1, last.current)]);
    });
    element.addEventListener('focusin', remember);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
  return list;
}
