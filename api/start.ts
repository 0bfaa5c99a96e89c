import { createApp } from './app.ts';
import { prepareSetUp } from './auth/set-up.ts';
import type { Config } from './config.ts';
import { openDb } from './db/open.ts';
import { prepareDatabase } from './db/prepare.ts';
import { fillDemo } from './demo/fill.ts';
import { doJobs } from './do-jobs.ts';
import { keepHouse } from './housekeeping.ts';
import { addressOf, close, listen, refuseTakenPort } from './listen.ts';
import type { Log } from './log.ts';

export interface Running {
  /** Where it listens. */
  url: string;
  /** The owner's connection, for tools and tests. */
  ownerUrl: string;
  /** Where the first superadmin is made; null when there is one. It is told nowhere else. */
  setUpLink: string | null;
  /** Ends requests under way, the pool and the embedded Postgres, in this order. */
  stop(): Promise<void>;
}

interface Settings {
  config: Config;
  log: Log;
  /** Called when the database is gone for good. */
  onLost?: (error: Error) => void;
  /** Gives up starting, and leaves no process behind. */
  signal?: AbortSignal;
}

const never = new AbortController().signal;

/** Starts everything: the database, the demo where it is wanted, and the server. */
export async function start({
  config,
  log,
  onLost = () => {},
  signal = never,
}: Settings): Promise<Running> {
  await refuseTakenPort(config);
  const database = await prepareDatabase(config, { log: (line) => log.info(line), onLost, signal });
  const db = openDb({ url: database.appUrl });
  const { ownerUrl } = database;
  try {
    signal.throwIfAborted();
    if (config.demo) await fillDemo({ ownerUrl, config, log, signal, now: new Date() });
    const setUpLink = await prepareSetUp(ownerUrl, config.publicUrl);
    const jobs = doJobs({ db, config, log });
    const app = createApp({ db, config, log, wake: jobs.wake });
    const server = await listen(app.fetch, config).catch(async (error: unknown) => {
      await jobs.stop();
      throw error;
    });
    const rest = keepHouse(db, log);
    const stop = async () => {
      rest();
      await close(server);
      await jobs.stop();
      await db.close();
      await database.stop();
    };
    return { url: addressOf(server, config), ownerUrl, setUpLink, stop };
  } catch (error) {
    await db.close();
    await database.stop();
    throw error;
  }
}
