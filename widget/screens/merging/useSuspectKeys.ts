import { focusFirst, useFocusStays } from '../../components/useFocusStays.ts';
import { useShortcuts } from '../../components/useShortcuts.ts';

/**
 * Keys for suspects inside an element: `j` and `k` go from one to the next, Enter follows the link with the focus, `d` says that one is
 * no duplicate. When the one with the focus goes, that in its place gets it.
 */
export function useSuspectKeys<E extends HTMLElement>() {
  const list = useFocusStays<E>('.suspect[data-suspect]', focusAct);
  const rows = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('.suspect[data-suspect]') ?? []),
  ];
  const focused = () => rows().findIndex((row) => row.matches(':focus-within'));
  const move = (step: number) => {
    const all = rows();
    const row = all[Math.min(all.length - 1, Math.max(0, focused() + step))];
    focusAct(row);
    row?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    d: () => rows()[focused()]?.querySelector<HTMLElement>('[data-act="dismiss"]')?.click(),
  });
  return list;
}

/** Where the row can be merged that is what it is for; else its record can be opened. */
function focusAct(row: HTMLElement | undefined): void {
  const merge = row?.querySelector<HTMLElement>('[data-act="merge"]');
  if (merge) merge.focus();
  else focusFirst(row);
}
