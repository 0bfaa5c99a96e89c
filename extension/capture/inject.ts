import { readMessage, readPage, readVcard } from './read.ts';

/** What the injected script leaves behind for the extension to call in the page's isolated world. */
Object.assign(globalThis, {
  pathsixReader: {
    page: () => readPage(document, { url: location.href, selection: getSelection() }),
    message: readMessage,
    vcard: (text: string) => readVcard(document, text, location.href),
  },
});
