/** What every reader gets: one page, what of it is to be read, and how long it may take. */
export interface Page {
  document: Document;
  url: string;
  /** What relative links are relative to. */
  base: string;
  /** The part that is read: the document, or the rep's selection. */
  root: ParentNode & Node;
  isSelection: boolean;
  /** True when time is up: a reader then returns what it has. */
  isLate: () => boolean;
}

/** Elements that match, in document order, at most `most` of them. */
export function elements(page: Page, selector: string, most = 5000): Element[] {
  const found: Element[] = [];
  for (const element of page.root.querySelectorAll(selector)) {
    found.push(element);
    if (found.length >= most || page.isLate()) break;
  }
  return found;
}

/** A clock that answers whether `ms` have passed since now. */
export function deadline(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}
