import { ConfigError, type Config } from '../config.ts';
import { startEmbedded } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import { makeAppRole, refuseDangerousRole } from './roles.ts';

export interface Prepared {
  ownerUrl: string;
  appUrl: string;
  stop(): Promise<void>;
}

type Wanted = Pick<Config, 'databaseUrl' | 'databaseAppUrl' | 'dataDir'>;

/**
 * Makes a database ready to serve: starts the embedded Postgres unless another one is named, makes the unprivileged role,
 * migrates, and refuses a role that could see past the wall.
 */
export async function prepareDatabase(
  { databaseUrl, databaseAppUrl, dataDir }: Wanted,
  log: (line: string) => void,
  onLost: (error: Error) => void,
  signal: AbortSignal,
): Promise<Prepared> {
  if (databaseAppUrl && !databaseUrl)
    throw new ConfigError(
      'DATABASE_APP_URL is set without DATABASE_URL: give the owner too, for migrations',
    );
  const embedded = databaseUrl
    ? null
    : await startOwn({ dataDir, log, onExit: onLost, signal });
  const ownerUrl = databaseUrl ?? embedded?.url ?? '';
  const stop = async () => embedded?.stop();
  try {
    const made = await makeAppRole(ownerUrl);
    const appUrl = databaseAppUrl ?? made;
    await migrate(ownerUrl);
    await refuseDangerousRole(appUrl);
    return { ownerUrl, appUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What keeps a Postgres of our own from starting is told in one line that a person can act on. */
const startOwn = (options: Parameters<typeof startEmbedded>[0]) =>
  startEmbedded(options).catch((error: unknown) => {
    throw error instanceof Error ? new ConfigError(error.message, { cause: error }) : error;
  });
