import { connectionUrl, ensureDatabase } from './database.ts';
import { endServer } from './end.ts';
import { makeFolder } from './folder.ts';
import { initialise } from './init.ts';
import { launch, launchOnFreePort } from './launch.ts';
import { clearLeftovers } from './leftovers.ts';
import { lockFolder } from './lock.ts';
import { type Place, findPlace } from './place.ts';
import { findPrograms } from './programs.ts';
import type { Settings } from './settings.ts';
import { supervise } from './supervise.ts';

export type EmbeddedOptions = {
  /** Folder of the database; made when missing, with everything above it. */
  dataDir: string;
  log: (line: string) => void;
  /** Called when Postgres ended and could not be started again. Not after `stop`. */
  onExit?: (error: Error) => void;
  /** Settings of Postgres over the usual ones, by name. Tests may set fsync to off; nobody else should. */
  settings?: Settings;
  /** Gives up starting, and leaves no process behind. */
  signal?: AbortSignal;
  /** How long `stop` waits for a tidy end before it insists. */
  stopPatienceMs?: number;
  /** Waits before each attempt to bring a killed Postgres back; after the last one it gives up. */
  restartDelaysMs?: number[];
};

export type Embedded = {
  /** Connects as the superuser that owns the database. The port stays the same until `stop`. */
  url: string;
  /** Ends Postgres and waits for it; safe to call again and at any time. */
  stop(): Promise<void>;
};

/**
 * Starts a Postgres of our own on a data folder and keeps it running until `stop`.
 * Throws one clear line when another process has the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = await makeFolder(options.dataDir);
  const locks = [await lockFolder(dataDir)];
  const release = () => locks.forEach((lock) => lock.release());
  try {
    const place = await findPlace(dataDir);
    if (place.home !== dataDir) {
      // A copy of the data folder points to the same place: two folders, one database.
      locks.push(await lockFolder(place.home));
      options.log(`The database lives in ${place.home}: its user cannot enter ${dataDir}`);
    }
    return await startIn(place, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function startIn(
  place: Place,
  options: EmbeddedOptions,
  release: () => void,
): Promise<Embedded> {
  const { log, onExit, settings = {}, signal, stopPatienceMs = 10_000 } = options;
  const stopping = new AbortController();
  const cancelled = signal ?? stopping.signal;
  const { password } = place;
  const programs = await findPrograms(place);
  await initialise(place, programs, { sync: settings['fsync'] !== 'off', signal: cancelled });
  await clearLeftovers(place, programs, log);
  const server = await launchOnFreePort(place, programs, { settings, log, signal: cancelled });
  const { port } = server;
  try {
    await ensureDatabase(port, password);
    cancelled.throwIfAborted();
  } catch (error) {
    await endServer(place, programs, stopPatienceMs);
    throw error;
  }
  let isGivenUp = false;
  const watching = supervise(server, {
    restart: async (until) => {
      await clearLeftovers(place, programs, log);
      return launch(place, programs, { port, settings, log, signal: until });
    },
    delaysMs: options.restartDelaysMs ?? [0, 100, 300, 1_000, 2_000, 5_000, 10_000, 20_000],
    log,
    giveUp: (error) => {
      // From here on the folder may be another process's: stop has nothing left to end.
      isGivenUp = true;
      release();
      onExit?.(error);
    },
    signal: stopping.signal,
  });
  const stop = async () => {
    if (isGivenUp) return;
    stopping.abort();
    await endServer(place, programs, stopPatienceMs);
    await watching;
    release();
  };
  let stopped: Promise<void> | null = null;
  return { url: connectionUrl(port, password), stop: () => (stopped ??= stop()) };
}
