import { useEffect, useRef } from 'preact/hooks';

/** Focuses the element once it stands on the page, without scrolling to it; text in it is selected, ready to be replaced. */
export function useAutoFocus<E extends HTMLElement>(wanted: boolean) {
  const element = useRef<E>(null);
  useEffect(() => {
    if (!wanted) return;
    element.current?.focus({ preventScroll: true });
    if (element.current instanceof HTMLInputElement && element.current.type === 'text')
      element.current.select();
  }, [wanted]);
  return element;
}
