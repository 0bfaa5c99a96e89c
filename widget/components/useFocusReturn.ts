import { useEffect, useRef } from 'preact/hooks';

/** When an editor closes, the focus goes to the button in the returned element, which had opened it. */
export function useFocusReturn<E extends HTMLElement>(isOpen: boolean) {
  const element = useRef<E>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    if (was.current && !isOpen) element.current?.querySelector('button')?.focus();
    was.current = isOpen;
  }, [isOpen]);
  return element;
}
