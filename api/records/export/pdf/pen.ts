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

/** A font in a file: what it can draw, and which letters each of the glyphs that were drawn stands for. */
interface Embedded {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  unicode: number[][];
}

/**
 * Whole runs are shaped where letters join or turn; else word by word, which is remembered and much faster. An i with something
 * below it is drawn as the one letter it is: taken apart, its second half would be found as another letter.
 */
const shaping = ({ isRightToLeft, text }: Run) => {
  if (isRightToLeft) return { features: ['kern' as const], lineBreak: false };
  // The font library also takes features by name, to leave one out; the types know only lists.
  const whole = { ccmp: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];
  return { lineBreak: false, ...(/[\u012F\u1E2D\u1ECB]/.test(text) && { features: whole }) };
};

/** Writes lines of any script on pages. Every text is measured and drawn by the same runs. */
export function createPen(doc: typeof PDFDocument.prototype) {
  const opened = new Map<FontName, Embedded>();
  for (const name of fontNames) doc.registerFont(name, fontFile(name));
  const fontNamed = (name: FontName): Embedded => {
    const known = opened.get(name);
    if (known) return known;
    doc.font(name);
    // What pdfkit draws with, which its types leave out.
    const { _font: font } = doc as unknown as { _font: Embedded };
    opened.set(name, font);
    return font;
  };
  const has = (name: FontName, codePoint: number) =>
    fontNamed(name).font.hasGlyphForCodePoint(codePoint);
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
      // Readers that look for it are told the letters in their own order, not in the order of what is seen.
      if (run.isRightToLeft) doc.markContent('Span', { actual: run.text });
      doc.text(run.text, left, y, { ...shaping(run), baseline: 'alphabetic' });
      if (run.isRightToLeft) doc.endMarkedContent();
      if (at < line.length - 1) left += doc.widthOfString(run.text, shaping(run));
    }
  };
  /**
   * Two letters that became one glyph are found by most readers in the order of what is seen, which they then turn round with
   * all the rest. To be called once, when all is written.
   */
  const finish = (): void => {
    const unicode = opened.get('arabic')?.unicode ?? [];
    for (const [glyph, letters] of unicode.entries()) unicode[glyph] = letters.toReversed();
  };
  return { measure, write, finish };
}

/** The longest beginning of a text that fits with dots behind it. */
function cut(text: string, fits: (part: string) => boolean): string {
  const letters = Array.from(text);
  let [least, most] = [0, letters.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(`${letters.slice(0, middle).join('')}…`)) least = middle;
    else most = middle - 1;
  }
  return `${letters.slice(0, least).join('').trimEnd()}…`;
}
