import { Readable } from 'node:stream';

import { parse, type Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';

import { readDefused } from '../../contract/formulas.ts';
import type { Encoding } from '../../contract/import-words.ts';
import { invalid } from '../errors.ts';
import { headOf, textOf } from './encoding.ts';
import { isHeading } from './headings.ts';
import type { SentFile } from './receive-file.ts';
import { kindOfText } from './shapes.ts';
import type { Sheet } from './sheet.ts';

/** How to read a file; what is undefined is guessed. */
export interface Wanted {
  delimiter?: string | undefined;
  hasHeader?: boolean | undefined;
}

const delimiters = [',', ';', '\t', '|'];
/** Enough to tell delimiters apart. */
const headLength = 64_000;
const headLines = 30;

const settings = (delimiter: string): Options => ({
  delimiter,
  relax_column_count: true,
  // A stray quote inside of a value is what it is.
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: 1_000_000,
});

/** Reads a CSV file: the names of its columns, and its lines one after the other. */
export async function readCsv(
  file: SentFile,
  encoding: Encoding,
  wanted: Wanted,
): Promise<Sheet & { delimiter: string; hasHeader: boolean }> {
  const head = await headOf(file, encoding, headLength);
  const stated = /^sep=(.)\r?\n/i.exec(head);
  const delimiter = wanted.delimiter ?? stated?.[1] ?? guessDelimiter(head);
  const first = parseHead(head.slice(stated?.[0].length ?? 0), delimiter);
  const [top = []] = first;
  const width = Math.max(0, ...first.map(({ length }) => length));
  const hasHeader = wanted.hasHeader ?? looksLikeHeader(top);
  const names = Array.from({ length: width }, (_, at) => {
    const name = hasHeader ? top[at]?.trim() : '';
    return name ? name.slice(0, 200) : `Column ${at + 1}`;
  });
  return {
    names,
    delimiter,
    hasHeader,
    lines: () => linesOf(file, encoding, { delimiter, hasHeader, skipped: stated ? 1 : 0 }),
  };
}

const parseHead = (head: string, delimiter: string): string[][] =>
  // A value may be cut at the end of the head: what is broken there is left out.
  parseAtOnce(head, { ...settings(delimiter), to: headLines, skip_records_with_error: true });

/** The one that cuts most lines into the same number of values, more than one. */
function guessDelimiter(head: string): string {
  const scores = delimiters.map((delimiter) => {
    const widths = parseHead(head, delimiter).map(({ length }) => length);
    const usual = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 1;
    const alike = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
    return { delimiter, score: usual > 1 ? alike * 100 + Math.min(usual, 50) : 0 };
  });
  const [best] = scores.toSorted((one, other) => other.score - one.score);
  return best && best.score > 0 ? best.delimiter : ',';
}

/** Names of columns look like no e-mail, number, address or date, and stand there once each. */
function looksLikeHeader(top: string[]): boolean {
  const named = top.map((name) => name.trim()).filter(Boolean);
  if (named.some((name) => isHeading(name))) return true;
  return new Set(named).size === named.length && named.every((name) => kindOfText(name) === null);
}

interface Lines {
  delimiter: string;
  hasHeader: boolean;
  /** Lines in front that say nothing. */
  skipped: number;
}

async function* linesOf(
  file: SentFile,
  encoding: Encoding,
  { delimiter, hasHeader, skipped }: Lines,
): AsyncGenerator<{ line: number; cells: string[] }> {
  const parser = Readable.from(textOf(file, encoding)).pipe(
    parse({ ...settings(delimiter), ...(skipped > 0 && { from_line: skipped + 1 }) }),
  );
  let line = skipped;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      if (hasHeader && line === skipped + 1) continue;
      if (cells.some((cell) => cell.trim() !== ''))
        yield { line, cells: cells.map((cell) => readDefused(cell).replaceAll('\0', '')) };
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_'))
      throw error;
    throw invalid(
      'content',
      `Line ${line + 1} cannot be read: ${inWords(String(error.code))}. Mend it and send the file again`,
    );
  }
}

const inWords = (code: string) => {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'it is far too long; a quotation mark may be missing';
  return 'it is no line of CSV';
};
