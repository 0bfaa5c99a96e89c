import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { endServer } from './end.ts';
import type { Place } from './place.ts';
import { clusterProcesses } from './processes.ts';
import type { Programs } from './programs.ts';

/**
 * Clears what a killed Node or a killed postmaster left, so that a new one can start.
 * A server that still runs is stopped, not adopted: only a child of ours can be watched and logged.
 */
export async function clearLeftovers(
  place: Place,
  programs: Programs,
  log: (line: string) => void,
): Promise<void> {
  const { postmaster, children } = await clusterProcesses(place.record.name);
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
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return;
  const [pid, ...rest] = text.split('\n');
  if (!pid) return rm(file);
  const impossible = '999999999';
  if (pid !== impossible) await writeFile(file, [impossible, ...rest].join('\n'));
}
