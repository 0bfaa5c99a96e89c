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

const INLINE = new Set(['SPAN', 'A', 'B', 'STRONG', 'I', 'EM', 'SMALL', 'TIME', 'LABEL']);

/** Whether an element that is inline by its name is laid out as a block by the page's styles. */
export function isStyledBlock(element: Element): boolean {
  if (!INLINE.has(element.nodeName) || !element.hasAttribute('class') || !element.isConnected)
    return false;
  if (!element.ownerDocument.defaultView || element.ownerDocument.styleSheets.length === 0)
    return false;
  const { display } = getComputedStyle(element);
  return (
    display === 'block' ||
    display === 'flex' ||
    display === 'grid' ||
    display === 'list-item' ||
    display === 'table-row'
  );
}
