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

const mostMemoryMb = 1024;

async function printBeside(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url), {
    workerData: printed,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  try {
    // An error in the worker makes this throw.
    const [bytes] = await once(worker, 'message');
    return bytes;
  } finally {
    await worker.terminate();
  }
}
