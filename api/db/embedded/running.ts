import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { connectionUrl } from './database.ts';
import { clusterIn } from './place.ts';
import { readClusterRecord } from './record.ts';
import { unlessMissing } from './system-error.ts';

/**
 * Where the Postgres of a data folder that another process has started takes connections, as the superuser that owns the database;
 * null while it takes none. Touches nothing: the folder stays the other process's.
 */
export async function runningUrl(dataDir: string): Promise<string | null> {
  const known = await readClusterRecord(dataDir);
  if (!known) return null;
  const pidFile = join(clusterIn(known.livesIn ?? dataDir), 'postmaster.pid');
  const lines = (await unlessMissing(readFile(pidFile, 'utf8'), '')).split('\n');
  // By Postgres's own count the fourth line is the port, and the eighth says how far it is.
  const [port, status] = [Number(lines[3]), lines[7]?.trim()];
  return port > 0 && status === 'ready' ? connectionUrl(port, known.password) : null;
}
