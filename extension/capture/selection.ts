/** What the rep has marked, as a fragment of its own, or null when nothing worth reading is marked. */
export function selectedPart(selection: Selection | null): DocumentFragment | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (range.toString().trim().length < 3) return null;
  const part = range.cloneContents();
  // A selection inside one link or one labelled line loses the element around it: put it back, empty of all else.
  const around = range.commonAncestorContainer;
  const element = around.nodeType === 1 ? around : around.parentNode;
  const link = element instanceof Element ? element.closest('a[href]') : null;
  if (!link) return part;
  const copy = link.cloneNode(false);
  copy.appendChild(part);
  const fragment = link.ownerDocument.createDocumentFragment();
  fragment.appendChild(copy);
  return fragment;
}
