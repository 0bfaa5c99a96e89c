import PDFDocument from 'pdfkit';

import { createPen, type Pen } from './pen.ts';
import { cellGap, shareOut } from './widths.ts';

interface PrintedColumn {
  label: string;
  align: 'left' | 'right';
}

/** A table with what stands around it on paper. */
export interface Printed {
  title: string;
  company: string;
  /** Below the title: what the rows are narrowed by, and when and for whom it was made. */
  lines: string[];
  columns: PrintedColumn[];
  rows: string[][];
}

const margin = 36;
const rowHeight = 17;
const faint = '#5d6663';
const line = '#cfd6d3';
const [short, long] = [595.28, 841.89];

/** A4, upright for few columns. */
const paperFor = (columns: number) => {
  const isUpright = columns <= 5;
  return {
    layout: isUpright ? ('portrait' as const) : ('landscape' as const),
    width: (isUpright ? short : long) - 2 * margin,
    height: isUpright ? long : short,
  };
};

type Paper = ReturnType<typeof paperFor>;

/** The table as a PDF. It is work for seconds that nothing else comes between. */
export async function print(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  const paper = paperFor(printed.columns.length);
  const doc = new PDFDocument({
    size: 'A4',
    layout: paper.layout,
    margin: 0,
    autoFirstPage: false,
    lang: 'en',
    displayTitle: true,
    info: { Title: printed.title, Author: printed.company, Creator: 'PathSix' },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.on('end', resolve).on('error', reject));
  const pen = createPen(doc);
  const widths = widthsOf(pen, printed, paper.width);
  const pages = pagesOf(printed.rows, paper.height, printed.lines.length);
  for (const [at, rows] of pages.entries()) {
    doc.addPage();
    const top = at === 0 ? writeTitle(pen, printed, paper) : margin;
    writeTable(doc, pen, { ...printed, rows }, { widths, top });
    writeFoot(pen, printed, paper, `${at + 1} of ${pages.length}`);
  }
  pen.finish();
  doc.end();
  await ended;
  // A copy of its own, which can be handed from one thread to another.
  return new Uint8Array(Buffer.concat(chunks));
}

const headHeight = (lines: number) => 34 + lines * 14 + 8;

/** The rows of each page; the first has less room. */
function pagesOf(rows: string[][], height: number, lines: number): string[][][] {
  const room = height - 2 * margin - 18;
  const most = Math.floor(room / rowHeight) - 1;
  const first = Math.floor((room - headHeight(lines)) / rowHeight) - 1;
  const pages = [rows.slice(0, first)];
  for (let from = first; from < rows.length; from += most)
    pages.push(rows.slice(from, from + most));
  return pages;
}

const cellInk = { size: 8.5 };
const labelInk = { size: 8.5, isBold: true, colour: '#0d4f4a' };

/** By the labels, and as many rows as it takes to know what is usual. */
function widthsOf(pen: Pen, { columns, rows }: Printed, width: number): number[] {
  const usual = rows.slice(0, 200);
  const wanted = columns.map(({ label }, at) =>
    Math.max(
      pen.measure(label, labelInk),
      ...usual.map((cells) => pen.measure((cells[at] ?? '').slice(0, 80), cellInk)),
    ),
  );
  return shareOut(wanted, width);
}

function writeTitle(pen: Pen, { title, company, lines }: Printed, { width }: Paper): number {
  const y = margin + 18;
  pen.write(title, { x: margin, y, width: width * 0.6 }, { size: 20, isBold: true });
  const right = { x: margin + width * 0.6, y, width: width * 0.4, align: 'right' } as const;
  pen.write(company, right, { size: 11, colour: faint });
  for (const [at, text] of lines.entries())
    pen.write(text, { x: margin, y: y + 20 + at * 14, width }, { size: 9, colour: faint });
  return margin + headHeight(lines.length);
}

function writeTable(
  doc: PDFKit.PDFDocument,
  pen: Pen,
  { columns, rows }: Printed,
  { widths, top }: { widths: number[]; top: number },
): void {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const writeRow = (cells: string[], y: number, ink: typeof cellInk) => {
    let x = margin;
    for (const [at, cell] of cells.entries()) {
      const taken = widths[at] ?? 0;
      const align = columns[at]?.align ?? 'left';
      if (cell !== '') pen.write(cell, { x, y: y + 11.5, width: taken - cellGap, align }, ink);
      x += taken;
    }
    doc.moveTo(margin, y + rowHeight).lineTo(margin + width, y + rowHeight);
    doc
      .lineWidth(ink === labelInk ? 1 : 0.4)
      .strokeColor(ink === labelInk ? '#0d4f4a' : line)
      .stroke();
  };
  writeRow(
    columns.map(({ label }) => label),
    top,
    labelInk,
  );
  for (const [at, cells] of rows.entries()) writeRow(cells, top + (at + 1) * rowHeight, cellInk);
}

function writeFoot(pen: Pen, { title, company }: Printed, paper: Paper, page: string): void {
  const y = paper.height - margin + 6;
  const ink = { size: 8, colour: faint };
  pen.write(`${title} · ${company}`, { x: margin, y, width: paper.width * 0.8 }, ink);
  const right = {
    x: margin + paper.width * 0.8,
    y,
    width: paper.width * 0.2,
    align: 'right',
  } as const;
  pen.write(page, right, ink);
}
