import type { Config } from '../config.ts';
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
  const embedded = databaseUrl
    ? null
    : await startEmbedded({ dataDir, log, onExit: onLost, signal });
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
