import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { mostImportBytes } from '../../contract/import-words.ts';
import { AppError } from '../errors.ts';

/** A file that can be read from its beginning as often as it takes. */
export interface SentFile {
  open(): Readable;
}

/** A text that came inside of a request. */
export const fileOfText = (text: string): SentFile => ({
  open: () => Readable.from([Buffer.from(text)]),
});

/**
 * Takes in a body of any length and runs `work` with it. It lies on the disk meanwhile: neither memory nor a transaction waits
 * for a slow connection. Throws `too_large`.
 */
export async function withSentFile<T>(
  body: ReadableStream<Uint8Array> | null,
  work: (file: SentFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-import-'));
  const path = join(folder, 'file');
  try {
    const sent = body ? Readable.from(body) : Readable.from([]);
    await pipeline(sent, noMoreThan(mostImportBytes), createWriteStream(path));
    return await work({ open: () => createReadStream(path) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noMoreThan(most: number): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      length += chunk.length;
      if (length <= most) return done(null, chunk);
      const message = `Send at most ${most / 1e6} MB at once; split the file into several`;
      done(new AppError('too_large', message));
    },
  });
}
