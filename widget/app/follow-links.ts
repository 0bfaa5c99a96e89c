import type { Router } from '../state/router.ts';

/** Links into the workspace change the place without loading a page; modified clicks and links elsewhere stay the browser's. */
export function followLinks(
  root: HTMLElement,
  router: Router,
  onOpenExternal: ((address: string) => void) | undefined,
) {
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const place = router.placeOf(new URL(link.href));
    if (place !== null) {
      event.preventDefault();
      router.go(place);
    } else if (onOpenExternal && /^https?:/.test(link.href)) {
      event.preventDefault();
      onOpenExternal(link.href);
    }
  };
  root.addEventListener('click', onClick);
  return () => root.removeEventListener('click', onClick);
}
