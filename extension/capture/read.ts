import type { Capture } from '../../contract/capture.ts';
import { assemble } from './assemble.ts';
import type { FoundRecord } from './found.ts';
import { deadline, type Page } from './page.ts';
import { readers } from './readers.ts';
import { selectedPart } from './selection.ts';

/** Readers stop here and return what they have; what remains of half a second is for putting it together. */
const MOST_MS = 350;

export interface ReadOptions {
  /** The address of the page: relative links are resolved against the document's base. */
  url: string;
  /** What the rep has marked; narrows what is read when it is not empty. */
  selection?: Selection | null;
}

/**
 * Reads people and companies off a page, each value with its source and confidence.
 * Never throws and never answers with markup, whatever the page holds.
 */
export function readPage(document: Document, options: ReadOptions): Capture {
  const selected = selectedPart(options.selection ?? null);
  const page: Page = {
    document,
    url: options.url,
    root: selected ?? document,
    isSelection: selected !== null,
    isLate: deadline(MOST_MS),
  };
  const found: FoundRecord[] = [];
  for (const reader of readers) {
    if (page.isLate()) break;
    found.push(...safely(() => reader(page), []));
  }
  return assemble(found, page);
}

/** A page can be broken in ways nobody foresaw: one reader that fails must not cost the rep what the others read. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
