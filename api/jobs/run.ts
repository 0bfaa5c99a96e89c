import type { Db } from '../db/open.ts';
import type { Log } from '../log.ts';
import {
  claimJob,
  continueJob,
  finishJob,
  postponeJob,
  type Claimed,
  type JobKind,
  type Jobs,
} from './queue.ts';

/** Does a job of each kind; a kind that is left out is left to other servers. What it throws makes the job wait and be tried again. */
export type Handlers = {
  [K in JobKind]?: (payload: Jobs[K], attempts: number) => Promise<unknown>;
};

/** What a handler answers whose job has more to do: other jobs have their turn, then it goes on. */
export const more = 'more';

export interface Runner {
  /** There is something to do: looks at once and not only in a while. */
  wake(): void;
  /** Ends when the job under way has ended. */
  stop(): Promise<void>;
}

interface Parts {
  db: Db;
  log: Log;
  handlers: Handlers;
}

/** How often a server looks for what others put down, or what has become due. */
const everyMs = 2000;
export const mostAttempts = 8;

/** Does jobs one after the other until it is stopped. Any number of servers share the work. */
export function runJobs(parts: Parts): Runner {
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let isWanted = false;
  let working: Promise<void> | null = null;
  const work = async () => {
    while (isWanted && !isStopped()) {
      isWanted = false;
      while (!isStopped() && (await doNext(parts)));
    }
  };
  const wake = () => {
    isWanted = true;
    working ??= work()
      .catch((error: unknown) => parts.log.error('jobs cannot be read', { error }))
      .finally(() => {
        working = null;
        if (isWanted && !isStopped()) wake();
      });
  };
  const timer = setInterval(wake, everyMs);
  timer.unref();
  wake();
  return {
    wake,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await working;
    },
  };
}

/** Answers whether there was one. */
async function doNext({ db, log, handlers }: Parts): Promise<boolean> {
  // The keys of an object of handlers are the kinds.
  const job = await claimJob(db, Object.keys(handlers) as JobKind[]);
  if (!job) return false;
  const { id, kind, attempts } = job;
  try {
    const answer = await handle(handlers, job);
    await (answer === more ? continueJob : finishJob)(db, id);
  } catch (error) {
    log.error('a job failed', { kind, id, attempts, error });
    if (attempts >= mostAttempts) await finishJob(db, id);
    else await postponeJob(db, id, waitSeconds(attempts));
  }
  return true;
}

// A claimed job's payload is that of its kind: both were written by putJob.
const handle = <K extends JobKind>(handlers: Handlers, { kind, payload, attempts }: Claimed<K>) =>
  handlers[kind]?.(payload, attempts);

/** 15 seconds, then twice as long each time, an hour at most: eight tries take some 32 minutes. */
const waitSeconds = (attempts: number) => Math.min(15 * 2 ** (attempts - 1), 3600);
