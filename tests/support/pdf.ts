import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text on a page: what it says, and where. */
interface Piece {
  text: string;
  left: number;
  right: number;
  bottom: number;
}

/** What a reader of PDFs finds on each page of one. */
export async function readPdf(bytes: ArrayBuffer) {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const document = await loading.promise;
  const { info } = await document.getMetadata();
  const pages: { pieces: Piece[]; text: string; width: number; height: number }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item && item.str !== ''
        ? [
            {
              text: item.str,
              left: Number(item.transform[4]),
              right: Number(item.transform[4]) + item.width,
              bottom: Number(item.transform[5]),
            },
          ]
        : [],
    );
    pages.push({ pieces, text: pieces.map(({ text }) => text).join(' '), width, height });
  }
  await loading.destroy();
  return { pages, title: 'Title' in info ? info.Title : null };
}
