import type { Encoding } from '../../contract/import-words.ts';
import { invalid } from '../errors.ts';
import type { SentFile } from './receive-file.ts';

/**
 * How a file's letters are written: what its byte order mark says; else UTF-16 by the zeros between Latin letters; else UTF-8,
 * if all of it is that; else Windows-1252, which anything can be.
 */
export async function guessEncoding(file: SentFile): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of file.open() as AsyncIterable<Buffer>) {
      const marked = isFirst ? markedAs(chunk) : null;
      if (marked) return marked;
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

function markedAs(head: Buffer): Encoding | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return unmarkedUtf16(head.subarray(0, 1000));
}

/** Most files have some ASCII in front, whose upper bytes are zero. */
function unmarkedUtf16(head: Buffer): Encoding | null {
  const zerosAt = (rest: number) =>
    head.filter((byte, at) => byte === 0 && at % 2 === rest).length / (head.length / 2);
  if (head.length < 4) return null;
  if (zerosAt(1) > 0.4 && zerosAt(0) < 0.1) return 'utf-16le';
  if (zerosAt(0) > 0.4 && zerosAt(1) < 0.1) return 'utf-16be';
  return null;
}

/** A file's text, piece by piece, without its byte order mark. Throws `invalid` where it is not in that encoding. */
export async function* textOf(file: SentFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of file.open() as AsyncIterable<Buffer>)
      yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalid('encoding', `This file is not in ${encoding}; leave it out to have it guessed`);
  }
}

/** The first letters of a file. */
export async function headOf(file: SentFile, encoding: Encoding, most: number): Promise<string> {
  let head = '';
  for await (const piece of textOf(file, encoding)) {
    head += piece;
    if (head.length >= most) break;
  }
  return head.slice(0, most);
}
