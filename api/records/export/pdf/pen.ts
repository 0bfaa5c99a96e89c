import type PDFDocument from 'pdfkit';

import { fontFile, fontNames, type FontName } from './fonts.ts';
import { oneLine, runsOf, type Run } from './runs.ts';

export type Pen = ReturnType<typeof createPen>;

interface Ink {
  size: number;
  isBold?: boolean;
  colour?: string;
}

interface Box {
  x: number;
  y: number;
  width: number;
  align?: 'left' | 'right';
}

/** What a font can draw. */
interface Coverage {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Whole runs are shaped where letters join or turn; else word by word, which is remembered and much faster. */
const shaping = ({ isRightToLeft }: Run) =>
  isRightToLeft ? { features: ['kern' as const], lineBreak: false } : { lineBreak: false };

/** Writes lines of any script on pages. Every text is measured and drawn by the same runs. */
export function createPen(doc: typeof PDFDocument.prototype) {
  const coverage = new Map<FontName, Coverage>();
  for (const name of fontNames) doc.registerFont(name, fontFile(name));
  const fontNamed = (name: FontName): Coverage => {
    const known = coverage.get(name);
    if (known) return known;
    doc.font(name);
    // What pdfkit draws with is a font of fontkit's, which its types leave out.
    const { font } = (doc as unknown as { _font: { font: Coverage } })._font;
    coverage.set(name, font);
    return font;
  };
  const has = (name: FontName, codePoint: number) =>
    fontNamed(name).hasGlyphForCodePoint(codePoint);
  const runs = (text: string, isBold = false) => runsOf(text, isBold ? 'bold' : 'latin', has);
  const widthOf = (line: Run[], size: number) =>
    line.reduce(
      (width, run) =>
        width + doc.font(run.font).fontSize(size).widthOfString(run.text, shaping(run)),
      0,
    );

  /** How wide a text is in one line, in points. */
  const measure = (text: string, { size, isBold }: Ink): number =>
    widthOf(runs(oneLine(text), isBold), size);

  /** Writes a text in one line; of one that is too long as much as fits, with dots at its end. */
  const write = (text: string, { x, y, width, align = 'left' }: Box, ink: Ink): void => {
    const { size, isBold, colour = '#1c2321' } = ink;
    let line = runs(oneLine(text), isBold);
    let taken = widthOf(line, size);
    if (taken > width) {
      line = runs(
        cut(oneLine(text), (part) => widthOf(runs(part, isBold), size) <= width),
        isBold,
      );
      taken = widthOf(line, size);
    }
    let left = align === 'right' ? x + width - taken : x;
    for (const [at, run] of line.entries()) {
      doc.font(run.font).fontSize(size).fillColor(colour);
      doc.text(run.text, left, y, { ...shaping(run), baseline: 'alphabetic' });
      if (at < line.length - 1) left += doc.widthOfString(run.text, shaping(run));
    }
  };
  return { measure, write };
}

/** The longest beginning of a text that fits with dots behind it. */
function cut(text: string, fits: (part: string) => boolean): string {
  const letters = [...text];
  let [least, most] = [0, letters.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(`${letters.slice(0, middle).join('')}…`)) least = middle;
    else most = middle - 1;
  }
  return `${letters.slice(0, least).join('').trimEnd()}…`;
}
