import { constants } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { endServer } from './end.ts';
import type { Place } from './place.ts';
import { clusterProcesses } from './processes.ts';
import type { Programs } from './programs.ts';
import { unlessMissing } from './system-error.ts';

/**
 * Clears what a killed Node or a killed postmaster left, so that a new one can start.
 * A server that still runs is stopped, not adopted: only a child of ours can be watched and logged.
 */
export async function clearLeftovers(
  place: Place,
  programs: Programs,
  log: (line: string) => void,
): Promise<void> {
  const { postmaster, children } = await clusterProcesses(place.name);
  if (postmaster)
    log(`Postgres of an earlier start still runs (process ${postmaster}); stopping it`);
  if (postmaster || children.length || process.platform === 'win32') {
    await endServer(place, programs);
  }
  if (process.platform !== 'win32') await disownPidFile(join(place.cluster, 'postmaster.pid'));
}

/**
 * Postgres refuses to start while the process that its pid file names is alive, even when that id has
 * long been given to another program. None of ours lives, so the id in it is replaced by an impossible
 * one. The rest stays: by it Postgres checks that no process still uses the old shared memory.
 */
async function disownPidFile(file: string): Promise<void> {
  const text = await unlessMissing(readFile(file, 'utf8'), null);
  if (text === null) return;
  const [pid, ...rest] = text.split('\n');
  if (!pid) return rm(file);
  // The folder is the server's: root must not be led elsewhere by a link in it.
  const handle = await open(file, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
  try {
    await handle.writeFile(['999999999', ...rest].join('\n'));
  } finally {
    await handle.close();
  }
}
