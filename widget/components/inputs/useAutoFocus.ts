import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Focuses the element once it stands on the page, without scrolling to it; text in it is selected, ready to be replaced. */
export function useAutoFocus<E extends HTMLElement>(wanted: boolean) {
  const element = useRef<E>(null);
  const focus = () => {
    if (!wanted || element.current?.matches(':focus')) return;
    element.current?.focus({ preventScroll: true });
    if (element.current instanceof HTMLInputElement && element.current.type === 'text')
      element.current.select();
  };
  // At once, so that no key typed right after goes elsewhere.
  useLayoutEffect(focus, [wanted]);
  // A dialog around it opens only after that, and moves the focus.
  useEffect(focus, [wanted]);
  return element;
}
