import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { AppError } from '../../../errors.ts';
import type { Printed } from './document.ts';

/** One at a time: the rest of the machine is for those who do not print. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

const mostWaiting = 10;

/** A table as a PDF, laid out beside the event loop. Throws `too_many` where too many wait for theirs. */
export async function printInTurn(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting >= mostWaiting)
    throw new AppError('too_many', 'Many PDFs are being made just now; try again in a minute', {
      retryAfter: 60,
    });
  waiting++;
  const turn = last.then(() => printBeside(printed));
  // Whoever comes next waits for the end of it, good or bad; this one's error is its caller's.
  last = turn.catch(() => null).finally(() => waiting--);
  return turn;
}

/** Kept for the next one, who then need not wait for fonts and code to be read. */
let printer: Worker | null = null;
let idle: NodeJS.Timeout | undefined;

const mostMemoryMb = 1024;
const keptMs = 60_000;

async function printBeside(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  clearTimeout(idle);
  const worker = (printer ??= new Worker(new URL('./print-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  }));
  worker.ref();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(printed);
  try {
    // An error in the worker, also one of memory, makes this throw.
    const [bytes] = await once(worker, 'message');
    idle = setTimeout(endPrinter, keptMs).unref();
    // Nobody stays for a printer that does nothing.
    worker.unref();
    return bytes;
  } catch (error) {
    endPrinter();
    throw error;
  }
}

function endPrinter(): void {
  void printer?.terminate();
  printer = null;
}
