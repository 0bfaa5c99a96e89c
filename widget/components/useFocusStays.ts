import { useEffect, useRef } from 'preact/hooks';

/**
 * When the row with the focus goes, the one in its place gets it: `focus` is called with it, or with none where no row is left.
 * `selector` names the rows inside the returned element.
 */
export function useFocusStays<E extends HTMLElement>(
  selector: string,
  focus: (row: HTMLElement | undefined) => void,
) {
  const list = useRef<E>(null);
  const last = useRef(-1);
  const give = useRef(focus);
  give.current = focus;
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const rows = () => [...element.querySelectorAll<HTMLElement>(selector)];
    const remember = () => {
      last.current = rows().findIndex((row) => row.matches(':focus-within'));
    };
    const observer = new MutationObserver(() => {
      const { activeElement } = document;
      // In an open dialog it is the dialog that gets a focus nobody has.
      const isLost =
        !activeElement || activeElement === document.body || activeElement.matches('dialog');
      if (last.current < 0 || !isLost) return;
      const left = rows();
      give.current(left[Math.min(left.length - 1, last.current)]);
    });
    element.addEventListener('focusin', remember);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [selector]);
  return list;
}

/** Focuses the first thing in a row that can be acted on; without a row, the page. */
export function focusFirst(row: HTMLElement | undefined): void {
  const target = row?.querySelector('a, button:not(:disabled)') ?? document.querySelector('main');
  if (target instanceof HTMLElement) target.focus();
}
