import type { Server } from 'node:http';

import { serve } from '@hono/node-server';

import { createApp } from './app.ts';
import { prepareSetUp } from './auth/set-up.ts';
import { ConfigError, type Config } from './config.ts';
import { openDb } from './db/open.ts';
import { prepareDatabase } from './db/prepare.ts';
import { fillDemo } from './demo/fill.ts';
import { doJobs } from './do-jobs.ts';
import { keepHouse } from './housekeeping.ts';
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
  const database = await prepareDatabase(config, { log: (line) => log.info(line), onLost, signal });
  const db = openDb({ url: database.appUrl });
  try {
    if (config.demo) await fillDemo({ ownerUrl: database.ownerUrl, config, log, now: new Date() });
    const setUpLink = await prepareSetUp(database.ownerUrl, config.publicUrl);
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
    return { url: addressOf(server, config), ownerUrl: database.ownerUrl, setUpLink, stop };
  } catch (error) {
    await db.close();
    await database.stop();
    throw error;
  }
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

const listen = (fetch: Fetch, { port, host }: Config) =>
  new Promise<Server>((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, () => {
      // Without options of its own, it serves plain HTTP/1.1.
      resolve(server as Server);
    });
    server.once('error', (error) => reject(cannotListen(error, port, host)));
  });

function cannotListen(error: Error, port: number, host: string): Error {
  const code = 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return new ConfigError(`PORT ${port} is taken: end what listens there, or give another PORT`);
  if (code === 'EACCES')
    return new ConfigError(`PORT ${port} may not be opened by this user: give one above 1023`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError(`HOST is "${host}", which is no address of this machine`);
  return error;
}

function addressOf(server: Server, { host }: Config): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Lets what is under way end, but waits for nobody who only keeps a connection open. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const insist = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(insist);
}
