import { focusFirst, useFocusStays } from './useFocusStays.ts';
import { useShortcuts } from './useShortcuts.ts';

const rowsIn = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>('.due') ?? []),
];

/**
 * Keys for rows of follow-ups inside an element: `j` and `k` go from row to row, `d` and `s` open Done and Snooze of the row with the focus,
 * or of the first. When the row with the focus goes, the one in its place gets it.
 */
export function useDueKeys<E extends HTMLElement>() {
  const list = useFocusStays<E>('.due', focusFirst);
  const focused = () => rowsIn(list.current).findIndex((row) => row.matches(':focus-within'));
  const move = (step: number) => {
    const rows = rowsIn(list.current);
    focusFirst(rows[Math.min(rows.length - 1, Math.max(0, focused() + step))]);
  };
  const open = (act: string) => {
    const row = rowsIn(list.current)[Math.max(0, focused())];
    focusFirst(row);
    row?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    d: () => open('done'),
    s: () => open('snooze'),
  });
  return list;
}
