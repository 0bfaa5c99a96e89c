import { useShortcuts } from '../../components/useShortcuts.ts';

/** `j` and `k` go from row to row, from the open record's row where none has the focus. Enter follows the row's own link. */
export function useRowKeys(table: { current: HTMLElement | null }, open: string | null) {
  const move = (step: number) => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const focused = rows.findIndex((row) => row.matches(':focus'));
    const opened = rows.findIndex((row) => row.dataset['row'] === open);
    const from = focused >= 0 ? focused : opened;
    const next = rows[Math.min(rows.length - 1, Math.max(0, from + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
}
