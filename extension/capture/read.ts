import type { Capture } from '../../contract/capture.ts';
import { assemble } from './assemble.ts';
import type { FoundRecord } from './found.ts';
import { type MessageFormat, readMessage as readMessageText } from './mail/message.ts';
import { deadline, type Page } from './page.ts';
import { readers } from './readers.ts';
import { selectedPart } from './selection.ts';
import { readVcards } from './vcard/read.ts';
import { readWebmail } from './webmail/read.ts';

/** Readers stop here and return what they have; what remains of half a second is for putting it together. */
const MOST_MS = 400;

export interface ReadOptions {
  /** The address of the page. */
  url: string;
  /** What the rep has marked; narrows what is read when it is not empty. */
  selection?: Selection | null;
}

/**
 * Reads people and companies off a page, or the open message of a webmail, each value with its source and confidence.
 * Never throws and never answers with markup, whatever the page holds.
 */
export function readPage(document: Document, options: ReadOptions): Capture {
  const url = options.url.slice(0, 4000);
  const isLate = deadline(MOST_MS);
  const selected = safely(() => selectedPart(options.selection ?? null), null);
  const message = selected ? null : safely(() => readWebmail(document, url, isLate), null);
  if (message) return message;
  const base = /^https?:/i.test(document.baseURI) ? document.baseURI : url;
  return assembleFrom(
    {
      document,
      url,
      base,
      root: selected ?? document,
      isSelection: selected !== null,
      isLate,
    },
    readers,
  );
}

/** People and companies of a vCard or jCard text. */
export const readVcard = (document: Document, text: string, url: string): Capture =>
  assembleFrom(
    { document, url, base: url, root: document, isSelection: false, isLate: deadline(MOST_MS) },
    [() => readVcards(text)],
  );

/** A message that is not open in a webmail: raw (`eml`, bytes as characters), plain text, or an HTML body. */
export function readMessage(source: string, format: MessageFormat): Capture {
  // Parsed apart from any page: nothing in it runs or loads.
  return readMessageText(
    source,
    format,
    (html) => new DOMParser().parseFromString(html, 'text/html').body,
  );
}

function assembleFrom(page: Page, sources: ((page: Page) => FoundRecord[])[]): Capture {
  const found: FoundRecord[] = [];
  for (const source of sources) {
    if (page.isLate()) break;
    found.push(...safely(() => source(page), []));
  }
  return assemble(found, page);
}

/** A page can be broken in ways nobody foresaw: one reader that fails must not cost the rep what the others read. */
function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
