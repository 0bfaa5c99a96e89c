import { mkdtemp, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ConfigError, type Config } from '../config.ts';
import { makeFolder } from './embedded/folder.ts';
import { startEmbedded } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import { appRole, makeAppRole, refuseDangerousRole } from './roles.ts';

export interface Prepared {
  ownerUrl: string;
  appUrl: string;
  stop(): Promise<void>;
}

type Wanted = Pick<Config, 'databaseUrl' | 'databaseAppUrl' | 'dataDir'>;

interface Watching {
  log: (line: string) => void;
  /** Called when the embedded Postgres is gone for good. */
  onLost: (error: Error) => void;
  /** Gives up starting. */
  signal: AbortSignal;
}

/**
 * Makes a database ready to serve: starts the embedded Postgres unless another one is named, makes the unprivileged role,
 * migrates, and refuses a role that could see past the wall. Throws `ConfigError` for what a person can mend.
 */
export async function prepareDatabase(wanted: Wanted, watching: Watching): Promise<Prepared> {
  const { databaseUrl, databaseAppUrl } = wanted;
  if (databaseUrl) {
    const appUrl = await unlessAborted(watching.signal, prepareNamed(databaseUrl, databaseAppUrl));
    return { ownerUrl: databaseUrl, appUrl, stop: async () => {} };
  }
  return prepareOwn(wanted.dataDir, watching);
}

/** A database behind a firewall may never answer; nothing of ours is left there by not waiting for it. */
const unlessAborted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });

async function prepareNamed(ownerUrl: string, given: string | null): Promise<string> {
  const role = given
    ? await refuseDangerousRole(given).catch(asSetting('DATABASE_APP_URL'))
    : appRole;
  try {
    const appUrl = given ?? (await makeAppRole(ownerUrl));
    await migrate(ownerUrl, role);
    // A database that was empty has tables now.
    await refuseDangerousRole(appUrl);
    return appUrl;
  } catch (error) {
    return asSetting('DATABASE_URL')(error);
  }
}

/** Makes the folder of the embedded Postgres, where that is wanted. Throws `ConfigError` when it cannot be made or written to. */
export async function makeDataDir({
  databaseUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<void> {
  if (databaseUrl) return;
  try {
    const folder = await makeFolder(dataDir);
    // Tried, not asked: root may write anywhere, and cannot below /proc.
    await rmdir(await mkdtemp(join(folder, 'probe-')));
  } catch (error) {
    asFolder(dataDir)(error);
  }
}

async function prepareOwn(dataDir: string, { log, onLost, signal }: Watching): Promise<Prepared> {
  const embedded = await startEmbedded({ dataDir, log, onExit: onLost, signal }).catch(
    asFolder(dataDir),
  );
  const { url: ownerUrl, stop } = embedded;
  try {
    const appUrl = await makeAppRole(ownerUrl);
    await migrate(ownerUrl);
    await refuseDangerousRole(appUrl);
    return { ownerUrl, appUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Names the setting that an error of Postgres or the network is about; a connection's password is in no message. */
const asSetting =
  (name: string) =>
  (error: unknown): never => {
    if (error instanceof ConfigError || !(error instanceof Error)) throw error;
    const reason = error.message || String(Reflect.get(error, 'code'));
    throw new ConfigError(`${name} cannot be used: ${reason}`, { cause: error });
  };

/** What the system says of a folder, in words; anything else says by itself what it is about. */
const asFolder =
  (dataDir: string) =>
  (error: unknown): never => {
    if (!(error instanceof Error)) throw error;
    const isOfSystem = 'syscall' in error && !String(error.syscall).startsWith('spawn');
    const code = 'code' in error ? String(error.code) : '';
    const why = reasons.get(code) ?? error.message;
    const message = `DATA_DIR is "${dataDir}", where no database can be kept: ${why}`;
    throw new ConfigError(isOfSystem ? message : error.message, { cause: error });
  };

const reasons = new Map([
  ['EEXIST', 'it is a file; give a folder'],
  ['ENOTDIR', 'a part of it is a file; give a folder'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'that place is read-only'],
  ['ENOENT', 'no folder can be made there'],
  ['ENOSPC', 'the disk is full'],
]);
