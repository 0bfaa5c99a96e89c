/** Elements whose text nobody sees as text of the page. */
export const SKIPPED = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE SELECT TEXTAREA IFRAME OBJECT SVG MATH CANVAS VIDEO AUDIO MAP DATALIST'.split(
    ' ',
  ),
);

/** Whether an element hides itself: by attribute, by its own style, or (in a shown document) by any style. */
export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style.slice(0, 500))) return true;
  if (!element.ownerDocument.defaultView || !element.isConnected) return false;
  return !element.checkVisibility() && getComputedStyle(element).display === 'none';
}
